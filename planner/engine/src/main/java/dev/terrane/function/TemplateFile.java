package dev.terrane.function;

import dev.terrane.hcl.expression.Function;
import dev.terrane.hcl.expression.FunctionException;
import dev.terrane.value.Mark;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The text of a file, taken as a template with the given variables.
final class TemplateFile implements Function {
    private static final Description DESCRIPTION =
            Describe.function(
                            "templatefile",
                            "The text of a file, taken as a template with the given variables.")
                    .takes("path", Type.STRING, "The file.", Accepts.MARKED, Accepts.UNKNOWN)
                    .takes(
                            "vars",
                            Type.DYNAMIC,
                            "A map or object of the variables.",
                            Accepts.MARKED,
                            Accepts.UNKNOWN)
                    .gives(
                            Type.DYNAMIC,
                            "templatefile(\"hello.tftpl\", { name = \"a\" })",
                            "\"Hello, a!\"");
    private final FileReading files;
    private final Map<String, Function> functions;

    TemplateFile(FileReading files, Map<String, Function> functions) {
        this.files = files;
        this.functions = functions;
    }

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Type resultType(List<Value> arguments) throws FunctionException {
        if (!arguments.get(0).isKnown() || !arguments.get(1).isKnown()) {
            return Type.DYNAMIC;
        }
        return render(arguments.get(0), arguments.get(1).withoutMarksDeep()).type();
    }

    @Override
    public Value call(List<Value> arguments) throws FunctionException {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        marks.addAll(arguments.get(0).marks());
        marks.addAll(arguments.get(1).marksDeep());
        Value variables = arguments.get(1).withoutMarksDeep();
        if (!arguments.get(0).isKnown() || !variables.isKnown()) {
            return Value.unknown(resultType(arguments)).withMarks(marks);
        }
        return render(arguments.get(0), variables).withMarks(marks);
    }

    @Override
    public boolean neverNull() {
        return false;
    }

    private Value render(Value path, Value variables) throws FunctionException {
        String template = files.text(path, problem -> FunctionException.atArgument(0, problem));
        var rendering = new TemplateRendering(functions, TemplateRendering.FILES_ALLOWED);
        return rendering.render(path.unmarked().asString(), template, variables);
    }
}
