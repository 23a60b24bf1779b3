package dev.terrane.policy;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.diagnostic.Source;
import dev.terrane.hcl.syntax.Block;
import dev.terrane.hcl.syntax.BodyContent;
import dev.terrane.hcl.syntax.BodySchema;
import dev.terrane.hcl.syntax.BodySchema.AttributeSchema;
import dev.terrane.hcl.syntax.BodySchema.BlockSchema;
import dev.terrane.hcl.syntax.HclParser;
import dev.terrane.value.Value;
import dev.terrane.value.json.JsonText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a file of tests.
///
///     policies = ["buckets.policy.hcl"]
///
///     test "a public bucket" {
///       plan  = "public.plan.json"
///       fails = ["no-public-bucket"]
///     }
public final class PolicyTestFile {
    public static final String SUFFIX = ".policytest.hcl";

    private static final BodySchema TOP =
            new BodySchema(
                    List.of(AttributeSchema.required("policies")),
                    List.of(BlockSchema.of("test", "name")));
    private static final BodySchema TEST =
            new BodySchema(
                    List.of(
                            AttributeSchema.required("plan"),
                            AttributeSchema.optional("fails"),
                            AttributeSchema.optional("places")),
                    List.of());

    private PolicyTestFile() {}

    public static List<PolicyTest> read(Source source, Diagnostics diagnostics) {
        BodyContent top = HclParser.parse(source, diagnostics).body().content(TOP, diagnostics);
        List<String> policies = new Constants(top, diagnostics).texts("policies");
        List<PolicyTest> tests = new ArrayList<>();
        for (Block block : top.blocksOfType("test")) {
            test(block, policies, diagnostics).ifPresent(tests::add);
        }
        return tests;
    }

    private static Optional<PolicyTest> test(
            Block block, List<String> policies, Diagnostics diagnostics) {
        Constants constants = new Constants(block.body().content(TEST, diagnostics), diagnostics);
        Optional<Value> plan = constants.value("plan");
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        boolean isFile = plan.get() instanceof Value.StringValue;
        if (!isFile && !(plan.get() instanceof Value.ObjectValue)) {
            constants.complain("plan", "the name of a plan file or an object has to stand here");
            return Optional.empty();
        }
        return Optional.of(
                new PolicyTest(
                        block.label(0),
                        block.headerRange(),
                        policies,
                        isFile ? constants.text("plan") : Optional.empty(),
                        isFile ? Map.of() : document(plan.get()),
                        constants.texts("fails"),
                        places(constants)));
    }

    private static Map<String, List<String>> places(Constants constants) {
        Map<String, List<String>> places = new HashMap<>();
        Optional<Value> value = constants.value("places");
        if (value.isPresent()) {
            if (!(value.get() instanceof Value.ObjectValue)) {
                constants.complain("places", "lists of addresses by the names of policies");
                return places;
            }
            value.get()
                    .asMap()
                    .forEach((policy, list) -> places.put(policy, texts(list, constants)));
        }
        return places;
    }

    private static List<String> texts(Value list, Constants constants) {
        if (list instanceof Value.TupleValue
                && list.asList().stream().allMatch(Value.StringValue.class::isInstance)) {
            return list.asList().stream().map(each -> ((Value.StringValue) each).text()).toList();
        }
        constants.complain("places", "lists of addresses by the names of policies");
        return List.of();
    }

    private static Map<String, Object> document(Value value) {
        try {
            return PlanJson.read(JsonText.of(value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("what was written as JSON can not be read", e);
        }
    }
}
