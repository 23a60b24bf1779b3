package dev.terrane.cli.linking;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The classes of one jar, written so that nothing is linked at run time.
///
/// Before, in the code of a method:
///
///     invokedynamic apply(ModuleScope)Function   // LambdaMetafactory, ModuleScope.lambda$of$0
///
/// After, where `ModuleScope$$Plain0` is a class with a field, a constructor and a method `apply`:
///
///     invokestatic ModuleScope$$Plain0.of(ModuleScope)Function
public final class PlainClasses {
    private final ClassFile format;
    private final Map<String, byte[]> written = new LinkedHashMap<>();
    private final Map<String, List<ClassDesc>> nests = new LinkedHashMap<>();

    /// @param hierarchy what is known of other classes, for the types of variables where branches meet
    public PlainClasses(ClassHierarchyResolver hierarchy) {
        this.format = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy.cached()));
    }

    /// Takes up a class of the jar. One that can not be read in full (the compiler writes some annotations
    /// of variables for more code than there is) stays as it is.
    public void add(byte[] content) {
        ClassModel model = format.parse(content);
        try {
            take(model, new PlainClass(format, model));
        } catch (IllegalArgumentException e) {
            written.put(model.thisClass().asInternalName(), content);
        }
    }

    private void take(ClassModel model, PlainClass plain) {
        written.put(model.thisClass().asInternalName(), plain.bytes());
        plain.lambdas()
                .forEach((name, bytes) -> {
                    written.put(name, bytes);
                    nests.computeIfAbsent(plain.nestHost(), host -> new ArrayList<>())
                            .add(ClassDesc.ofInternalName(name));
                });
    }

    /// @return all classes, by their name with slashes: those that were added, and those that were made for them
    public Map<String, byte[]> classes() {
        nests.forEach((host, members) ->
                written.computeIfPresent(host, (name, content) -> opened(content, members)));
        nests.clear();
        return written;
    }

    /// The same class, whose private methods the new members of its nest may call.
    private byte[] opened(byte[] content, List<ClassDesc> members) {
        ClassModel model = format.parse(content);
        List<ClassDesc> all = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(
                        nest -> nest.nestMembers().forEach(member -> all.add(member.asSymbol())));
        all.addAll(members);
        return format.transformClass(
                model,
                ClassTransform.dropping(element -> element instanceof NestMembersAttribute)
                        .andThen(
                                ClassTransform.endHandler(
                                        to -> to.with(NestMembersAttribute.ofSymbols(all)))));
    }
}
