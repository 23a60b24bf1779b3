package dev.terrane.hcl.expression;

import dev.terrane.diagnostic.SourceRange;
import dev.terrane.hcl.syntax.Expression;
import dev.terrane.hcl.syntax.Traversal;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One walk over an expression: the scope that it is in, the problems found so far, and the
/// elements that the splats around it are at.
final class Evaluation {
    private final Scope scope;
    private final Problems problems;
    private final @Nullable SplatPosition splats;

    /// The element that a splat is at, and those of the splats around it.
    private record SplatPosition(
            Expression.SplatElement element, Value value, @Nullable SplatPosition outer) {}

    Evaluation(Scope scope, Problems problems) {
        this(scope, problems, null);
    }

    private Evaluation(Scope scope, Problems problems, @Nullable SplatPosition splats) {
        this.scope = scope;
        this.problems = problems;
        this.splats = splats;
    }

    Value value(Expression expression) {
        return switch (expression) {
            case Expression.Literal e -> e.value();
            case Expression.ScopeTraversal e -> resolve(e.traversal(), e);
            case Expression.Template e -> Templates.join(e, this);
            case Expression.TemplateWrap e -> value(e.wrapped());
            case Expression.TemplateJoin e -> Templates.joinIterations(e, this);
            case Expression.Parentheses e -> value(e.inner());
            case Expression.Tuple e -> Constructors.tuple(e, this);
            case Expression.ObjectLiteral e -> Constructors.object(e, this);
            case Expression.ObjectKey e -> Constructors.key(e, this);
            case Expression.For e -> ForLoop.evaluate(e, this);
            case Expression.Conditional e -> Conditionals.evaluate(e, this);
            case Expression.Binary e -> Operators.binary(e, this);
            case Expression.Unary e -> Operators.unary(e, this);
            case Expression.Call e -> Calls.evaluate(e, this);
            case Expression.RelativeTraversal e -> follow(e);
            case Expression.Index e -> index(e);
            case Expression.Splat e -> Splats.evaluate(e, this);
            case Expression.SplatElement e -> element(e);
            case Expression.Unreadable e -> Value.DYNAMIC;
            case Expression.Json e -> JsonExpressions.evaluate(e.value(), this);
        };
    }

    Scope scope() {
        return scope;
    }

    Problems problems() {
        return problems;
    }

    /// The same walk, with further names.
    Evaluation in(Scope inner) {
        return new Evaluation(inner, problems, splats);
    }

    /// The same walk, with a splat at one of its elements.
    Evaluation at(Expression.SplatElement element, Value value) {
        return new Evaluation(scope, problems, new SplatPosition(element, value, splats));
    }

    /// A walk of its own in the same place, whose problems are not those of this one.
    Evaluation apart(Problems own) {
        return new Evaluation(scope, own, splats);
    }

    void error(
            String summary,
            String detail,
            SourceRange subject,
            SourceRange context,
            Expression culprit) {
        problems.error(summary, detail, subject, context, culprit, scope);
    }

    private Value follow(Expression.RelativeTraversal traversal) {
        if (traversal.from() instanceof Expression.Index index
                && index.collection() instanceof Expression.ScopeTraversal reference) {
            return indexOfReference(reference, index, traversal, traversal.steps());
        }
        Value from = value(traversal.from());
        return followed(from, traversal, traversal.steps());
    }

    private Value index(Expression.Index index) {
        if (index.collection() instanceof Expression.ScopeTraversal reference) {
            return indexOfReference(reference, index, index, List.of());
        }
        Value collection = value(index.collection());
        return indexed(collection, value(index.key()), index);
    }

    /// `a[k].b`: with a known key this is `a["x"].b`, which the scope can look up without having all
    /// elements of `a` at hand.
    private Value indexOfReference(
            Expression.ScopeTraversal reference,
            Expression.Index index,
            Expression whole,
            List<Traversal.Step> further) {
        Value key = value(index.key());
        if (key instanceof Value.StringValue || key instanceof Value.NumberValue) {
            var steps = new ArrayList<>(reference.traversal().steps());
            steps.add(new Traversal.IndexStep(key, index.bracketRange()));
            steps.addAll(further);
            Traversal root = reference.traversal();
            return resolve(
                    new Traversal(root.root(), root.rootRange(), steps, whole.range()), whole);
        }
        Value element = indexed(value(reference), key, index);
        return followed(element, whole, further);
    }

    private Value resolve(Traversal traversal, Expression culprit) {
        Value value = scope.resolve(traversal, problems.inbox());
        problems.takeIn(culprit, scope);
        return value;
    }

    private Value followed(Value from, Expression culprit, List<Traversal.Step> steps) {
        Value value = Traversals.follow(from, steps, problems.inbox());
        problems.takeIn(culprit, scope);
        return value;
    }

    private Value indexed(Value collection, Value key, Expression.Index index) {
        Optional<Value> value =
                Indexing.index(collection, key, index.bracketRange(), problems.inbox());
        problems.takeIn(index, scope);
        return value.orElse(Value.DYNAMIC);
    }

    private Value element(Expression.SplatElement element) {
        for (SplatPosition at = splats; at != null; at = at.outer()) {
            if (at.element() == element) {
                return at.value();
            }
        }
        return Value.DYNAMIC;
    }
}
