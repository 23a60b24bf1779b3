package dev.terrane.operating;

import dev.terrane.address.ProviderConfigAddress;
import dev.terrane.config.Configuration;
import dev.terrane.config.ListBlock;
import dev.terrane.diagnostic.Diagnostic;
import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.NameSuggestion;
import dev.terrane.diagnostic.SourceRange;
import dev.terrane.evaluating.BlockTemplate;
import dev.terrane.evaluating.ProviderResolution;
import dev.terrane.evaluating.Providers;
import dev.terrane.hcl.expression.Evaluator;
import dev.terrane.hcl.expression.Scope;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.spi.ListResources;
import dev.terrane.spi.ListResources.Found;
import dev.terrane.spi.ListResources.ListRequest;
import dev.terrane.spi.Problem;
import dev.terrane.spi.ProviderSchema;
import dev.terrane.spi.Schema;
import dev.terrane.value.Conversion;
import dev.terrane.value.ConversionException;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds the objects that `list` blocks ask for, at their providers.
public final class ObjectSearch {
    private static final long USUAL_LIMIT = 100;

    private final Configuration configuration;
    private final Providers providers;
    private final Scope scope;
    private final boolean withObjects;
    private final Diagnostics diagnostics;

    /// @param withObjects whether attributes are wanted even where a block does not say so
    public ObjectSearch(
            Configuration configuration,
            Consultation consultation,
            boolean withObjects,
            Diagnostics diagnostics) {
        this.configuration = configuration;
        this.providers = consultation.providers();
        this.scope = consultation.scope();
        this.withObjects = withObjects;
        this.diagnostics = diagnostics;
    }

    /// What one block has found.
    ///
    /// @param schema of the resource type; nothing where objects of it can only be listed
    public record Outcome(ListBlock block, Optional<Schema> schema, List<Found> found) {
        public Outcome {
            found = List.copyOf(found);
        }
    }

    /// Nothing where the block can not be asked; that is reported.
    public Optional<Outcome> search(ListBlock block) {
        ProviderConfigAddress address =
                new ProviderResolution(configuration)
                        .resolve(configuration.root(), block.provider());
        Optional<Schema> schema = schema(block, address);
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        Diagnostics own = new Diagnostics();
        BlockTemplate template = BlockTemplate.of(block.config(), schema.get().block(), own);
        Optional<ListRequest> request = request(block, template, own);
        diagnostics.addAll(own);
        return request.filter(asked -> !own.hasErrors())
                .flatMap(asked ->
                        providers
                                .configured(address, diagnostics)
                                .flatMap(provider -> provider.listResource(block.type()))
                                .map(list -> listed(block, list, asked, template)))
                .map(found ->
                        new Outcome(
                                block,
                                Optional.ofNullable(
                                        providers
                                                .schema(address.source())
                                                .resources()
                                                .get(block.type())),
                                found));
    }

    private Optional<Schema> schema(ListBlock block, ProviderConfigAddress address) {
        if (!providers.has(address.source())) {
            diagnostics.error(
                    "Provider not available",
                    "%s is not installed. Run terrane init.".formatted(address.source().display()),
                    block.range());
            return Optional.empty();
        }
        ProviderSchema all = providers.schema(address.source());
        Schema schema = all.listResources().get(block.type());
        if (schema == null) {
            diagnostics.error(
                    "Invalid list resource",
                    "The provider %s can not list objects of the type \"%s\".%s"
                            .formatted(
                                    address.source().display(),
                                    block.type(),
                                    NameSuggestion.didYouMean(
                                            block.type(), all.listResources().keySet())),
                    block.range());
        }
        return Optional.ofNullable(schema);
    }

    private Optional<ListRequest> request(
            ListBlock block, BlockTemplate template, Diagnostics problems) {
        Value config = template.evaluate(scope, problems).withoutMarksDeep();
        if (!config.isWhollyKnown() && !problems.hasErrors()) {
            problems.error(
                    "Values of a list block are not known",
                    "The \"config\" of %s depends on what is known only after an apply."
                            .formatted(block.address()),
                    block.range());
        }
        Value objects = constant(block.withObjects(), Type.BOOL, Value.FALSE, problems);
        long limit = limit(block, problems);
        return problems.hasErrors()
                ? Optional.empty()
                : Optional.of(
                        new ListRequest(config, withObjects || objects.equals(Value.TRUE), limit));
    }

    private long limit(ListBlock block, Diagnostics problems) {
        Value value = constant(block.limit(), Type.NUMBER, Value.number(USUAL_LIMIT), problems);
        OptionalLong limit = value.asNumber().asLong();
        if (limit.isEmpty() || limit.getAsLong() < 1) {
            problems.error(
                    "Invalid limit",
                    "\"limit\" is a whole number of at least 1.",
                    block.limit().map(Expression::range).orElse(block.range()));
        }
        return limit.orElse(USUAL_LIMIT);
    }

    private Value constant(
            Optional<Expression> expression, Type type, Value usual, Diagnostics problems) {
        if (expression.isEmpty()) {
            return usual;
        }
        Value value = Evaluator.evaluate(expression.get(), scope, problems).withoutMarksDeep();
        try {
            Value converted = Conversion.convert(value, type);
            if (converted.isWhollyKnown()) {
                return converted.isNull() ? usual : converted;
            }
            problems.error(
                    "Values of a list block are not known",
                    "This depends on what is known only after an apply.",
                    expression.get().range());
        } catch (ConversionException e) {
            problems.error("Unsuitable value type", e.getMessage() + ".", expression.get().range());
        }
        return usual;
    }

    /// A provider may not heed the limit.
    private List<Found> listed(
            ListBlock block, ListResources list, ListRequest request, BlockTemplate template) {
        List<Problem> problems = new ArrayList<>(list.validate(request));
        List<Found> found = new ArrayList<>();
        if (problems.stream().noneMatch(Problem::isError)) {
            problems.addAll(
                    list.list(
                            request,
                            each -> {
                                if (found.size() < request.limit()) {
                                    found.add(each);
                                }
                            }));
        }
        problems.forEach(problem -> report(problem, range(problem, block, template), block));
        found.forEach(
                each -> each.problems().forEach(problem -> report(problem, block.range(), block)));
        return found;
    }

    private static SourceRange range(Problem problem, ListBlock block, BlockTemplate template) {
        return problem.path().steps().isEmpty() ? block.range() : template.rangeOf(problem.path());
    }

    private void report(Problem problem, SourceRange range, ListBlock block) {
        Diagnostic plain =
                problem.isError()
                        ? Diagnostic.error(problem.summary(), problem.detail(), range)
                        : Diagnostic.warning(problem.summary(), problem.detail(), range);
        diagnostics.add(plain.about(block.address()));
    }
}
