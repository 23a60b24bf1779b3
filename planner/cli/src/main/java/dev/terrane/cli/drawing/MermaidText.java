package dev.terrane.cli.drawing;

import dev.terrane.address.ModulePath;
import dev.terrane.cli.drawing.Drawing.Arrow;
import dev.terrane.cli.drawing.Drawing.Box;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A drawing as a flowchart of Mermaid, which Git hosts show in Markdown.
public final class MermaidText {
    private final StringBuilder text = new StringBuilder("flowchart RL\n");
    private final Map<String, String> ids = new HashMap<>();

    private MermaidText() {}

    public static String of(Drawing drawing) {
        var mermaid = new MermaidText();
        mermaid.write(drawing);
        return mermaid.text.toString();
    }

    private void write(Drawing drawing) {
        Map<ModulePath, List<Box>> modules = new TreeMap<>();
        for (Box box : drawing.boxes()) {
            ids.put(box.name(), "n" + ids.size());
            modules.computeIfAbsent(box.module(), m -> new ArrayList<>()).add(box);
        }
        modules.forEach(this::module);
        List<Integer> loops = new ArrayList<>();
        for (int i = 0; i < drawing.arrows().size(); i++) {
            Arrow arrow = drawing.arrows().get(i);
            text.append("  ").append(ids.get(arrow.from()));
            text.append(" --> ").append(ids.get(arrow.to())).append('\n');
            if (arrow.inLoop()) {
                loops.add(i);
            }
        }
        loops.forEach(i -> text.append("  linkStyle ").append(i).append(" stroke:red\n"));
    }

    private void module(ModulePath module, List<Box> boxes) {
        String indent = module.isRoot() ? "  " : "    ";
        if (!module.isRoot()) {
            text.append("  subgraph ").append(quoted(module.toString())).append('\n');
        }
        for (Box box : boxes) {
            text.append(indent).append(ids.get(box.name())).append(shaped(box)).append('\n');
        }
        if (!module.isRoot()) {
            text.append("  end\n");
        }
    }

    private static String shaped(Box box) {
        String label = quoted(box.label());
        return switch (box.shape()) {
            case RESOURCE -> "[" + label + "]";
            case PROVIDER -> "{{" + label + "}}";
            case VALUE -> "(" + label + ")";
            case OTHER -> "([" + label + "])";
        };
    }

    private static String quoted(String label) {
        return '"' + label.replace("\"", "#quot;") + '"';
    }
}
