package dev.terrane.cli.linking;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// A jar of ours whose classes are replaced by [PlainClasses]. All else in it stays.
public final class PlainJar {
    private static final String CLASS = ".class";

    private PlainJar() {}

    /// Writes the jar anew. One that was written before stays as it is.
    public static void write(Path jar) throws IOException {
        Path copy = jar.resolveSibling(jar.getFileName() + ".plain");
        try (JarFile from = new JarFile(jar.toFile(), false);
                OutputStream bytes = Files.newOutputStream(copy);
                JarOutputStream to = new JarOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries(from).entrySet()) {
                to.putNextEntry(new JarEntry(entry.getKey()));
                to.write(entry.getValue());
                to.closeEntry();
            }
        }
        Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, byte[]> entries(JarFile jar) throws IOException {
        PlainClasses classes = new PlainClasses(ClassHierarchyResolver.defaultResolver());
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            byte[] content = read(jar, entry);
            all.put(entry.getName(), content);
            if (isClass(entry.getName())) {
                classes.add(content);
            }
        }
        classes.classes().forEach((name, content) -> all.put(name + CLASS, content));
        return all;
    }

    private static boolean isClass(String name) {
        return name.endsWith(CLASS) && !name.endsWith("-info" + CLASS);
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
