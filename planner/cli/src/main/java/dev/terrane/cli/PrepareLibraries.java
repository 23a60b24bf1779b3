package dev.terrane.cli;

import dev.terrane.cli.linking.PlainJar;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// Makes copies of libraries that the ahead-of-time cache can hold.
///
/// The JVM leaves out of the cache what comes from signed jars, and classes in the form of Java 6 and
/// before; then it checks signatures and code at every start, which takes longer than most commands.
/// Our copies have no signatures (Maven has compared the downloads with their checksums), and old
/// classes are written in a newer form. Our own jars are written by [PlainJar] so that nothing is left to
/// link at run time. What they do is the same.
public final class PrepareLibraries {
    private static final int OLDEST_CACHED = ClassFile.JAVA_7_VERSION;
    private static final int WRITTEN = ClassFile.JAVA_8_VERSION;

    private static final String OURS = "terrane-";

    private PrepareLibraries() {}

    /// @param arguments the folder of the jars
    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(arguments[0]))) {
            List<Path> jars = entries.filter(file -> file.toString().endsWith(".jar")).toList();
            for (Path jar : jars) {
                prepare(jar);
                if (jar.getFileName().toString().startsWith(OURS)) {
                    PlainJar.write(jar);
                }
            }
        }
    }

    private static void prepare(Path jar) throws IOException {
        Path copy = jar.resolveSibling(jar.getFileName() + ".new");
        try (JarFile from = new JarFile(jar.toFile(), false)) {
            if (!needsWork(from)) {
                return;
            }
            try (OutputStream bytes = Files.newOutputStream(copy);
                    JarOutputStream to = new JarOutputStream(bytes)) {
                copy(from, to);
            }
        }
        Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean needsWork(JarFile jar) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            boolean isClass = entry.getName().endsWith(".class");
            if (isSignature(entry.getName()) || (isClass && isOld(read(jar, entry)))) {
                return true;
            }
        }
        return false;
    }

    private static void copy(JarFile from, JarOutputStream to) throws IOException {
        for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (isSignature(entry.getName())) {
                continue;
            }
            byte[] content = read(from, entry);
            boolean rewritten = entry.getName().endsWith(".class") && isOld(content);
            to.putNextEntry(new JarEntry(entry.getName()));
            to.write(rewritten ? newer(content, from) : content);
            to.closeEntry();
        }
    }

    private static boolean isSignature(String name) {
        return name.startsWith("META-INF/")
                && (name.endsWith(".SF")
                        || name.endsWith(".RSA")
                        || name.endsWith(".DSA")
                        || name.endsWith(".EC"));
    }

    /// The version stands behind the first four bytes, the minor one first.
    private static boolean isOld(byte[] content) {
        int major = ((content[6] & 0xff) << 8) | (content[7] & 0xff);
        return major < OLDEST_CACHED;
    }

    /// The same code, with the frames that newer classes carry.
    private static byte[] newer(byte[] content, JarFile jar) {
        ClassHierarchyResolver classes =
                ClassHierarchyResolver.ofResourceParsing(
                                type -> stream(jar, type.packageName(), type.displayName()))
                        .orElse(ClassHierarchyResolver.defaultResolver())
                        .cached();
        ClassFile format =
                ClassFile.of(
                        StackMapsOption.GENERATE_STACK_MAPS,
                        ConstantPoolSharingOption.NEW_POOL,
                        ClassFile.ClassHierarchyResolverOption.of(classes));
        ClassModel model = format.parse(content);
        ClassTransform bodies = ClassTransform.transformingMethodBodies(CodeBuilder::with);
        ClassTransform version =
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(WRITTEN, 0);
                    } else {
                        builder.with(element);
                    }
                };
        return format.transformClass(model, bodies.andThen(version));
    }

    private static java.io.@org.jspecify.annotations.Nullable InputStream stream(
            JarFile jar, String packageName, String name) {
        JarEntry entry = jar.getJarEntry(packageName.replace('.', '/') + "/" + name + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (var in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
