package dev.terrane.cli.drawing;

import dev.terrane.address.ModulePath;
import dev.terrane.cli.drawing.Drawing.Arrow;
import dev.terrane.cli.drawing.Drawing.Box;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A drawing in the DOT language, as Terraform writes it: a cluster for each module.
public final class DotText {
    private final StringBuilder text = new StringBuilder();

    private DotText() {}

    public static String of(Drawing drawing) {
        var dot = new DotText();
        dot.write(drawing);
        return dot.text.toString();
    }

    private void write(Drawing drawing) {
        text.append("digraph G {\n");
        text.append("  rankdir = \"RL\";\n");
        text.append("  node [shape = rect, fontname = \"sans-serif\"];\n");
        byModule(drawing).forEach(this::module);
        for (Arrow arrow : drawing.arrows()) {
            text.append("  ")
                    .append(quoted(arrow.from()))
                    .append(" -> ")
                    .append(quoted(arrow.to()));
            text.append(arrow.inLoop() ? " [color = \"red\", penwidth = \"2.0\"];\n" : ";\n");
        }
        text.append("}\n");
    }

    private static Map<ModulePath, List<Box>> byModule(Drawing drawing) {
        Map<ModulePath, List<Box>> modules = new TreeMap<>();
        drawing.boxes()
                .forEach(box ->
                        modules.computeIfAbsent(box.module(), m -> new ArrayList<>()).add(box));
        return modules;
    }

    private void module(ModulePath module, List<Box> boxes) {
        String indent = module.isRoot() ? "  " : "    ";
        if (!module.isRoot()) {
            text.append("  subgraph ").append(quoted("cluster_" + module)).append(" {\n");
            text.append("    label = ").append(quoted(module.toString())).append('\n');
            text.append("    fontname = \"sans-serif\"\n");
        }
        for (Box box : boxes) {
            text.append(indent).append(quoted(box.name())).append(" [label=");
            text.append(quoted(box.label())).append(shape(box)).append("];\n");
        }
        if (!module.isRoot()) {
            text.append("  }\n");
        }
    }

    private static String shape(Box box) {
        return switch (box.shape()) {
            case RESOURCE -> "";
            case PROVIDER -> ", shape=diamond";
            case VALUE -> ", shape=note";
            case OTHER -> ", shape=plaintext";
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
