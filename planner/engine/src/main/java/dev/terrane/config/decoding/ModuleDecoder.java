package dev.terrane.config.decoding;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.File;

import java.util.ArrayList;
import java.util.List;

/// Reads what the files of a module declare.
public final class ModuleDecoder {
    private ModuleDecoder() {}

    /// @param directory as `path.module` gives it
    /// @param files in the order of their names
    /// @param overrides files that change what the others declare, in the order of their names
    /// @param queries files that say which objects are to be found
    public static DecodedModule decode(
            String directory,
            List<File> files,
            List<File> overrides,
            List<File> queries,
            Diagnostics diagnostics) {
        List<Block> blocks = new ArrayList<>(blocks(files, diagnostics));
        for (File query : queries) {
            blocks.addAll(query.body().content(BlockDecoders.QUERY_FILE, diagnostics).blocks());
        }
        List<Block> overriding = blocks(overrides, diagnostics);
        ModuleDraft module = new ModuleDraft();
        for (BlockDecoder decoder : BlockDecoders.ALL) {
            String type = decoder.schema().type();
            decoder.decode(ofType(type, blocks), ofType(type, overriding), module, diagnostics);
        }
        return module.finish(directory);
    }

    private static List<Block> blocks(List<File> files, Diagnostics diagnostics) {
        List<Block> blocks = new ArrayList<>();
        for (File file : files) {
            blocks.addAll(file.body().content(BlockDecoders.FILE, diagnostics).blocks());
        }
        return blocks;
    }

    private static List<Block> ofType(String type, List<Block> blocks) {
        return blocks.stream().filter(block -> block.type().equals(type)).toList();
    }
}
