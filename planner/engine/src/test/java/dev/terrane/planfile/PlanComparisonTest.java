package dev.terrane.planfile;

import static dev.terrane.planfile.Samples.HERE;
import static dev.terrane.planfile.Samples.UNKNOWN;
import static dev.terrane.planfile.Samples.change;
import static dev.terrane.planfile.Samples.creating;
import static dev.terrane.planfile.Samples.delete;
import static dev.terrane.planfile.Samples.deposed;
import static dev.terrane.planfile.Samples.document;
import static dev.terrane.planfile.Samples.imported;
import static dev.terrane.planfile.Samples.inputs;
import static dev.terrane.planfile.Samples.moved;
import static dev.terrane.planfile.Samples.newOutput;
import static dev.terrane.planfile.Samples.object;
import static dev.terrane.planfile.Samples.plan;
import static dev.terrane.planfile.Samples.replace;
import static dev.terrane.planfile.Samples.secret;
import static dev.terrane.planfile.Samples.state;
import static dev.terrane.planfile.Samples.stored;
import static dev.terrane.planfile.Samples.text;
import static dev.terrane.planfile.Samples.update;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.plan.ActionReason;
import dev.terrane.plan.Change;
import dev.terrane.plan.Drift;
import dev.terrane.plan.Plan;
import dev.terrane.plan.PlanOptions;
import dev.terrane.planfile.PlanComparison.Surroundings;
import dev.terrane.planfile.PlanInputs.BlockDigests;
import dev.terrane.state.PlanProgress;
import dev.terrane.state.StateSnapshot;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class PlanComparisonTest {
    private static final StateSnapshot NOTHING = state("");
    private static final Value A = object("id", UNKNOWN, "name", "a");
    private static final Value B = object("id", UNKNOWN, "uses", UNKNOWN);
    private static final Value B_LATER = object("id", UNKNOWN, "uses", "id-a");
    private static final Plan BOTH =
            plan(change("memory_thing.a", creating(A)), change("memory_thing.b", creating(B)));
    private static final String STORED_A = stored("a", "{\"id\": \"id-a\", \"name\": \"a\"}");
    private static final String STORED_B = stored("b", "{\"id\": \"id-b\", \"uses\": \"id-a\"}");

    private static final Value NEW = object("id", UNKNOWN, "zone", "b");

    private static Value zone(String zone) {
        return object("id", "1", "zone", zone);
    }

    private static String storedZone(String zone) {
        return stored("a", "{\"id\": \"1\", \"zone\": \"%s\"}".formatted(zone));
    }

    /// What was approved, what would be done now, what there is, and the verdict.
    static List<Arguments> cases() {
        Plan ab = plan(change("memory_thing.a", update(zone("a"), zone("b"))));
        Plan deleted = plan(change("memory_thing.a", delete(zone("a"))));
        Plan none = plan();
        Plan swapped = plan(change("memory_thing.a", replace(zone("a"), NEW, false)));
        Plan swappedFirst = plan(change("memory_thing.a", replace(zone("a"), NEW, true)));
        Plan move = plan(moved("memory_thing.old", "memory_thing.a", new Change.NoOp(zone("a"))));
        Plan moveAndChange =
                plan(moved("memory_thing.old", "memory_thing.a", update(zone("a"), zone("b"))));
        Plan importAndChange = plan(imported("memory_thing.a", "1", update(zone("a"), zone("b"))));
        String deposedA =
                """
                {"mode": "managed", "type": "memory_thing", "name": "a",
                 "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]",
                 "instances": [{"attributes": {"id": "2", "zone": "b"}},
                               {"deposed": "0badcafe", "attributes": {"id": "1", "zone": "a"}}]}
                """;
        return List.of(
                row("nothing, and nothing", none, none, "", "equal"),
                row("the same", BOTH, BOTH, "", "equal"),
                row(
                        "the same for another reason",
                        deleted,
                        plan(reasoned()),
                        storedZone("a"),
                        "equal"),
                row(
                        "one is done, the other knows more",
                        BOTH,
                        plan(b(B_LATER)),
                        STORED_A,
                        "left 1"),
                row("one is done, the other is as it was", BOTH, plan(b(B)), STORED_A, "left 1"),
                row("both are done", BOTH, none, STORED_A + "," + STORED_B, "left 0"),
                row(
                        "what was not set is called empty once it is read again",
                        plan(a(object("id", UNKNOWN, "tags", Value.NULL, "note", Value.NULL))),
                        none,
                        stored("a", "{\"id\": \"1\", \"tags\": {}, \"note\": \"\"}"),
                        "left 0"),
                row(
                        "what was not set is something now",
                        plan(a(object("id", UNKNOWN, "tags", Value.NULL))),
                        none,
                        stored("a", "{\"id\": \"1\", \"tags\": {\"a\": \"b\"}}"),
                        "different"),
                row(
                        "what is in a value is not the provider's",
                        plan(a(object("id", UNKNOWN, "in", object("tags", Value.NULL)))),
                        none,
                        stored("a", "{\"id\": \"1\", \"in\": {\"tags\": {}}}"),
                        "different"),
                row("one is missing and not done", BOTH, plan(b(B)), "", "different"),
                row(
                        "one is there, but another",
                        BOTH,
                        plan(b(B)),
                        STORED_A.replace("\"a\"}", "\"z\"}"),
                        "different"),
                row("one is there, but tainted", BOTH, plan(b(B)), tainted(), "different"),
                row(
                        "knows more, though nothing is done",
                        BOTH,
                        plan(a(A), b(B_LATER)),
                        "",
                        "different"),
                row("one more", plan(a(A)), BOTH, "", "different"),
                row("one more, and one is done", plan(a(A)), plan(b(B)), STORED_A, "different"),
                row(
                        "another value",
                        ab,
                        plan(a(update(zone("a"), zone("c")))),
                        storedZone("a"),
                        "different"),
                row(
                        "another value before",
                        ab,
                        plan(a(update(zone("x"), zone("b")))),
                        storedZone("x"),
                        "different"),
                row("another action", ab, swapped, storedZone("a"), "different"),
                row("updated already", ab, none, storedZone("b"), "left 0"),
                row("not updated, but not planned", ab, none, storedZone("a"), "different"),
                row("deleted already", deleted, none, "", "left 0"),
                row("not deleted, but not planned", deleted, none, storedZone("a"), "different"),
                row("of a replacement the creation is left", swapped, plan(a(NEW)), "", "left 1"),
                row(
                        "the creation alone, but the object is there",
                        swapped,
                        plan(a(NEW)),
                        storedZone("a"),
                        "different"),
                row(
                        "of a replacement the deletion is left",
                        swappedFirst,
                        plan(leftOver("a")),
                        deposedA,
                        "left 1"),
                row(
                        "the deletion of another is left",
                        swappedFirst,
                        plan(leftOver("z")),
                        deposedA,
                        "different"),
                row(
                        "the other order of replacing",
                        swapped,
                        swappedFirst,
                        storedZone("a"),
                        "different"),
                row(
                        "what the plan made in part is left over",
                        plan(a(NEW)),
                        plan(leftOver("z")),
                        deposedZ(", \"status\": \"tainted\""),
                        "left 1"),
                row(
                        "something else is left over",
                        plan(a(NEW)),
                        plan(leftOver("z")),
                        deposedZ(""),
                        "different"),
                row("moved already", move, none, storedZone("a"), "left 0"),
                row("neither moved nor planned", move, none, stored("old", "{}"), "different"),
                row("moved, and the change is left", moveAndChange, ab, storedZone("a"), "left 1"),
                row(
                        "the change without the move",
                        moveAndChange,
                        ab,
                        stored("old", "{}"),
                        "different"),
                row(
                        "imported, and the change is left",
                        importAndChange,
                        ab,
                        storedZone("a"),
                        "left 1"),
                row("the change of what is not there", importAndChange, ab, "", "different"),
                row(
                        "what is gone is made at its new address, and the move is done",
                        plan(moved("memory_thing.old", "memory_thing.a", creating(NEW))),
                        plan(a(NEW)),
                        "",
                        "left 1"),
                row(
                        "what is gone is made at its new address, and the move is not done",
                        plan(moved("memory_thing.old", "memory_thing.a", creating(NEW))),
                        plan(a(NEW)),
                        stored("old", "{\"id\": \"1\", \"zone\": \"a\"}"),
                        "different"),
                row(
                        "a list in which an element became known",
                        plan(
                                a(A),
                                b(
                                        object(
                                                "l",
                                                Value.list(
                                                        Type.STRING,
                                                        List.of(text("x"), UNKNOWN))))),
                        plan(
                                b(
                                        object(
                                                "l",
                                                Value.list(
                                                        Type.STRING,
                                                        List.of(text("x"), text("y")))))),
                        STORED_A,
                        "left 1"),
                row(
                        "a set in which an element became known",
                        plan(
                                a(A),
                                b(
                                        object(
                                                "s",
                                                Value.set(
                                                        Type.STRING,
                                                        List.of(text("x"), UNKNOWN))))),
                        plan(b(object("s", Value.set(Type.STRING, List.of(text("a"), text("x")))))),
                        STORED_A,
                        "left 1"),
                row(
                        "a set that has got more",
                        plan(
                                a(A),
                                b(
                                        object(
                                                "s",
                                                Value.set(
                                                        Type.STRING,
                                                        List.of(text("x"), UNKNOWN))))),
                        plan(
                                b(
                                        object(
                                                "s",
                                                Value.set(
                                                        Type.STRING,
                                                        List.of(
                                                                text("a"), text("x"),
                                                                text("y")))))),
                        STORED_A,
                        "different"));
    }

    private static Arguments row(
            String name, Plan approved, Plan present, String resources, String verdict) {
        return Arguments.of(name, approved, present, resources, verdict);
    }

    private static dev.terrane.plan.ResourceChange a(Value after) {
        return change("memory_thing.a", creating(after));
    }

    private static dev.terrane.plan.ResourceChange a(Change change) {
        return change("memory_thing.a", change);
    }

    private static dev.terrane.plan.ResourceChange b(Value after) {
        return change("memory_thing.b", creating(after));
    }

    private static dev.terrane.plan.ResourceChange leftOver(String zone) {
        return deposed("memory_thing.a", "0badcafe", delete(zone(zone)));
    }

    private static String deposedZ(String status) {
        return """
        {"mode": "managed", "type": "memory_thing", "name": "a",
         "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]",
         "instances": [{"attributes": {"id": "2", "zone": "b"}},
                       {"deposed": "0badcafe"%s, "attributes": {"id": "1", "zone": "z"}}]}
        """
                .formatted(status);
    }

    private static dev.terrane.plan.ResourceChange reasoned() {
        return change(
                "memory_thing.a",
                "memory_thing.a",
                delete(zone("a")),
                ActionReason.DELETE_BECAUSE_NO_RESOURCE_CONFIG,
                "");
    }

    private static String tainted() {
        return stored("a", "{\"id\": \"id-a\", \"name\": \"a\"}", ", \"status\": \"tainted\"");
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("cases")
    void judges(String name, Plan approved, Plan present, String resources, String verdict) {
        StateSnapshot state = state(resources);
        Outcome outcome =
                PlanComparison.compare(
                        document(approved, NOTHING), document(present, state), state, HERE);
        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    private static Value backedUp(String zone, String time) {
        return object("id", "1", "zone", zone, "backed_up", time);
    }

    /// The approved change, the present one, what the state held at either time, and the verdict.
    static List<Arguments> changesFromOutside() {
        String stored = storedZone("a");
        String other = storedZone("c");
        return List.of(
                Arguments.of(
                        "an attribute that the provider decides is left alone by an update",
                        update(backedUp("a", "1:00"), backedUp("b", "1:00")),
                        update(backedUp("a", "2:00"), backedUp("b", "2:00")),
                        List.of(stored, stored),
                        "equal"),
                Arguments.of(
                        "and goes with its object",
                        delete(backedUp("a", "1:00")),
                        delete(backedUp("a", "2:00")),
                        List.of(stored, stored),
                        "equal"),
                Arguments.of(
                        "an argument of a deleted object does not change unseen",
                        delete(backedUp("a", "1:00")),
                        delete(backedUp("c", "1:00")),
                        List.of(stored, stored),
                        "different"),
                Arguments.of(
                        "another object is not the one that was approved",
                        delete(backedUp("a", "1:00")),
                        delete(backedUp("a", "2:00")),
                        List.of(stored, other),
                        "different"),
                Arguments.of(
                        "what the change itself gives counts",
                        update(backedUp("a", "1:00"), backedUp("b", "1:00")),
                        update(backedUp("a", "1:00"), backedUp("b", "2:00")),
                        List.of(stored, stored),
                        "different"));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("changesFromOutside")
    void passesOverWhatChangesByItself(
            String name, Change approved, Change present, List<String> stored, String verdict) {
        StateSnapshot then = state(stored.get(0));
        StateSnapshot now = state(stored.get(1));
        Outcome outcome =
                PlanComparison.compare(
                        document(plan(change("memory_thing.a", approved)), then),
                        document(plan(change("memory_thing.a", present)), now),
                        now,
                        new Surroundings(
                                HERE.key(),
                                HERE.workingDirectory(),
                                (address, attribute) -> attribute.equals("backed_up"),
                                PlanProgress.NONE));
        assertThat(verdict(outcome)).isEqualTo(verdict);
    }

    private static String verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Equal equal -> "equal";
            case Outcome.Subset subset -> "left " + subset.left().size();
            case Outcome.Different different -> "different";
        };
    }

    @Test
    void saysThatNothingIsLeft() {
        StateSnapshot state = state(STORED_A + "," + STORED_B);
        Outcome outcome =
                PlanComparison.compare(
                        document(BOTH, NOTHING), document(plan(), state), state, HERE);
        assertThat(outcome).isInstanceOf(Outcome.Subset.class);
        assertThat(ComparisonText.lines(outcome))
                .containsExactly("All that was approved has come true: nothing is left to do.");
    }

    @Test
    void namesWhatWasApprovedWhatWouldBeDoneAndWhy() {
        StateSnapshot before = state(storedZone("a"));
        StateSnapshot after = state(storedZone("x"));
        PlanDocument approved =
                PlanDocuments.of(
                        inputs(plan(a(update(zone("a"), zone("b")))), before)
                                .withFiles(Map.of("main.tf", "1".repeat(64))));
        PlanDocument present =
                PlanDocuments.of(
                        inputs(plan(a(replace(zone("x"), zone("b"), false)), b(B)), after)
                                .withFiles(Map.of("main.tf", "2".repeat(64))));
        assertThat(ComparisonText.lines(PlanComparison.compare(approved, present, after, HERE)))
                .containsExactly(
                        """
                        What would be done now is not what was approved.

                        memory_thing.a
                          approved: update
                          now:      delete, then create
                          zone (as it is before)
                            approved: "a"
                            now:      "x"
                          memory_thing.a is not as it was

                        memory_thing.b
                          approved: no change
                          now:      create

                        Since the plan was approved:
                          main.tf was edited\
                        """
                                .split("\n"));
    }

    @Test
    void isNotStaleBecauseFilesWereEdited() {
        PlanDocument approved =
                PlanDocuments.of(
                        inputs(BOTH, NOTHING).withFiles(Map.of("main.tf", "1".repeat(64))));
        PlanDocument present =
                PlanDocuments.of(
                        inputs(BOTH, NOTHING).withFiles(Map.of("main.tf", "2".repeat(64))));
        assertThat(PlanComparison.compare(approved, present, NOTHING, HERE))
                .isEqualTo(new Outcome.Equal(List.of()));
    }

    @Test
    void isAnotherPlanWithAnotherProviderConfigurationOrOtherProvisioners() {
        PlanDocument approved = configured("eu", "p1");
        assertThat(verdict(PlanComparison.compare(approved, configured("eu", "p1"), NOTHING, HERE)))
                .isEqualTo("equal");
        assertThat(
                        ComparisonText.lines(
                                PlanComparison.compare(
                                        approved, configured("us", "p1"), NOTHING, HERE)))
                .contains("  " + Samples.PROVIDER + " is configured differently");
        assertThat(
                        ComparisonText.lines(
                                PlanComparison.compare(
                                        approved, configured("eu", "p2"), NOTHING, HERE)))
                .contains("  the provisioners of memory_thing.a were edited");
    }

    private static PlanDocument configured(String region, String provisioners) {
        return PlanDocuments.of(
                inputs(plan(a(A)), NOTHING)
                        .withProviderConfigurations(
                                Map.of(Samples.PROVIDER, object("region", region)))
                        .withBlocks(
                                Map.of(
                                        Samples.address("memory_thing.a").config(),
                                        new BlockDigests("block", Optional.of(provisioners)))));
    }

    @Test
    void isAnotherPlanInAnotherState() {
        StateSnapshot other = state("lineage-2", "", "{}");
        Outcome outcome =
                PlanComparison.compare(document(BOTH, NOTHING), document(BOTH, other), other, HERE);
        assertThat(ComparisonText.lines(outcome))
                .contains("  the state is another one: its lineage differs");
    }

    @Test
    void comparesSecretsOfAStateThatHadNoLineageYet() {
        Plan approved =
                plan(
                        a(object("password", secret("hunter22"))),
                        b(object("password", secret("hunter33"))));
        StateSnapshot empty = state("", "", "{}");
        StateSnapshot saved = state(stored("a", "{\"password\": \"hunter22\"}"));
        PlanDocument present =
                PlanDocuments.of(
                        inputs(plan(b(object("password", secret("hunter33")))), saved)
                                .withFingerprintLineage(""));
        assertThat(verdict(PlanComparison.compare(document(approved, empty), present, saved, HERE)))
                .isEqualTo("left 1");
        StateSnapshot wrong = state(stored("a", "{\"password\": \"hunter23\"}"));
        assertThat(verdict(PlanComparison.compare(document(approved, empty), present, wrong, HERE)))
                .isEqualTo("different");
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(
                        verdict(
                                PlanComparison.compare(
                                        guarded("hunter22"), guarded("hunter23"), NOTHING, HERE)))
                .isEqualTo("different");
        assertThat(
                        verdict(
                                PlanComparison.compare(
                                        guarded("hunter22"), guarded("hunter22"), NOTHING, HERE)))
                .isEqualTo("equal");
    }

    private static PlanDocument guarded(String password) {
        return document(plan(a(object("password", secret(password)))), NOTHING);
    }

    @Test
    void saysWhichSecretsCouldNotBeCompared() {
        PlanDocument keyless =
                PlanDocuments.of(
                        PlanInputs.of(
                                "0.1.0",
                                plan(a(object("password", secret("hunter22")))),
                                NOTHING,
                                Samples.DIRECTORY));
        Outcome outcome = PlanComparison.compare(keyless, guarded("hunter23"), NOTHING, HERE);
        assertThat(outcome).isEqualTo(new Outcome.Equal(List.of("memory_thing.a")));
        StateSnapshot done = state(stored("a", "{\"password\": \"hunter24\"}"));
        assertThat(
                        PlanComparison.compare(
                                keyless,
                                document(plan(), done),
                                done,
                                new Surroundings(Optional.empty(), Samples.DIRECTORY)))
                .isEqualTo(
                        new Outcome.Subset(
                                List.of("memory_thing.a"), List.of(), List.of("memory_thing.a")));
    }

    @Test
    void findsObjectsWhoseKeysAndAttributesAreSecret() {
        Value whole =
                object(
                        "password", secret("hunter22"),
                        "path", "/home/ann/infra/x",
                        "any", secret(object("deep", "hunter33")),
                        "tags",
                                Value.map(
                                        Type.STRING,
                                        Map.of("hunter22", text("t"), "$x", text("y"))),
                        "list", Value.list(Type.STRING, List.of(text("uses hunter22"), text("b"))),
                        "set", Value.set(Type.STRING, List.of(text("has hunter22"))));
        Plan approved =
                plan(
                        change(
                                "module.m[\"hunter22\"].memory_thing.a[\"x-hunter22\"]",
                                creating(whole)));
        String stored =
                """
                {"module": "module.m[\\"hunter22\\"]", "mode": "managed", "type": "memory_thing", "name": "a",
                 "provider": "provider[\\"registry.terraform.io/hashicorp/memory\\"]",
                 "instances": [{"index_key": "x-hunter22", "attributes": {
                   "password": "hunter22", "path": "/home/ann/infra/x", "new": null,
                   "any": {"value": {"deep": "hunter33"}, "type": ["object", {"deep": "string"}]},
                   "tags": {"hunter22": "t", "$x": "y"}, "list": ["uses hunter22", "b"],
                   "set": ["has hunter22"]}}]}
                """;
        PlanDocument document = document(approved, NOTHING);
        assertThat(Samples.written(document)).doesNotContain("hunter");
        assertThat(verdictOf(document, stored)).isEqualTo("left 0");
        assertThat(verdictOf(document, stored.replace("uses hunter22", "uses hunter2")))
                .isEqualTo("different");
        assertThat(verdictOf(document, stored.replace("hunter33", "hunter34")))
                .isEqualTo("different");
        assertThat(verdictOf(document, stored.replace("x-hunter22", "y-hunter22")))
                .isEqualTo("different");
        assertThat(verdictOf(document, stored.replace("\"new\": null", "\"new\": 1")))
                .isEqualTo("different");
        assertThat(ApprovedObjects.in(state(stored), document, HERE))
                .contains("module.m[\"hunter22\"].memory_thing.a[\"x-hunter22\"]");
    }

    /// It is read again where it will be: that it is gone was seen when the plan was made.
    @Test
    void readsAgainWhatHadChangedByItselfAndMoves() {
        Drift gone =
                new Drift(
                        Samples.address("memory_thing.a"),
                        Samples.address("memory_thing.old"),
                        Samples.PROVIDER,
                        delete(zone("a")));
        StateSnapshot state = state(stored("old", "{\"id\": \"1\", \"zone\": \"a\"}"));
        PlanDocument document =
                document(plan(List.of(), List.of(), List.of(gone), Map.of()), state);

        assertThat(ApprovedObjects.in(state, document, HERE))
                .containsExactly("memory_thing.a", "memory_thing.old");
    }

    private static String verdictOf(PlanDocument approved, String stored) {
        StateSnapshot state = state(stored);
        return verdict(PlanComparison.compare(approved, document(plan(), state), state, HERE));
    }

    @Test
    void comparesOutputs() {
        PlanDocument approved = outputs("1");
        assertThat(verdict(PlanComparison.compare(approved, outputs("1"), NOTHING, HERE)))
                .isEqualTo("equal");
        assertThat(verdict(PlanComparison.compare(approved, outputs("2"), NOTHING, HERE)))
                .isEqualTo("different");
        StateSnapshot saved =
                state("lineage-1", "", "{\"o\": {\"value\": \"1\", \"type\": \"string\"}}");
        assertThat(verdict(PlanComparison.compare(approved, document(plan(), saved), saved, HERE)))
                .isEqualTo("left 0");
        assertThat(
                        verdict(
                                PlanComparison.compare(
                                        approved, document(plan(), NOTHING), NOTHING, HERE)))
                .isEqualTo("different");
    }

    /// Such as a whole object that holds a secret, and has got its id since.
    @Test
    void comparesASecretThatWasUnknownInPartByItsParts() {
        Plan approved =
                plan(
                        List.of(change("memory_thing.a", creating(A))),
                        List.of(newOutput("o", secret(A))),
                        List.of(),
                        Map.of());

        assertThat(verdictOfSecret(approved, object("id", "id-a", "name", "a")))
                .isEqualTo("left 1");
        assertThat(verdictOfSecret(approved, object("id", "id-a", "name", "other")))
                .isEqualTo("different");
    }

    /// Where the object was made already, and its output is still to come.
    private static String verdictOfSecret(Plan approved, Value made) {
        StateSnapshot state = state(STORED_A);
        Plan present = plan(List.of(), List.of(newOutput("o", secret(made))), List.of(), Map.of());
        PlanDocument was = document(approved, NOTHING);
        PlanDocument is =
                PlanDocuments.of(inputs(present, state).withFingerprintLineage(was.lineage()));
        return verdict(PlanComparison.compare(was, is, state, HERE));
    }

    private static PlanDocument outputs(String value) {
        return document(
                plan(List.of(), List.of(newOutput("o", text(value))), List.of(), Map.of()),
                NOTHING);
    }

    @Test
    void passesOverDataThatIsReadAlreadyOnlyWhereThatExplainsIt() {
        dev.terrane.plan.ResourceChange read =
                change("data.memory_thing.d", new Change.Read(Value.NULL, object("id", UNKNOWN)));
        PlanDocument approved = document(plan(read, a(A), b(B)), NOTHING);
        StateSnapshot done = state(STORED_A);
        assertThat(
                        verdict(
                                PlanComparison.compare(
                                        approved, document(plan(b(B_LATER)), done), done, HERE)))
                .isEqualTo("left 1");
        assertThat(
                        verdict(
                                PlanComparison.compare(
                                        approved,
                                        document(plan(a(A), b(B_LATER)), NOTHING),
                                        NOTHING,
                                        HERE)))
                .isEqualTo("different");
    }

    @Test
    void comparesTheDriftOfAPlanThatOnlyRefreshes() {
        PlanDocument approved = refreshing("b");
        StateSnapshot seen = state(storedZone("b"));
        assertThat(verdict(PlanComparison.compare(approved, refreshing("b"), seen, HERE)))
                .isEqualTo("equal");
        assertThat(verdict(PlanComparison.compare(approved, refreshing("c"), seen, HERE)))
                .isEqualTo("different");
    }

    private static PlanDocument refreshing(String zone) {
        Plan plain =
                plan(
                        List.of(),
                        List.of(),
                        List.of(
                                new Drift(
                                        Samples.address("memory_thing.a"),
                                        Samples.address("memory_thing.a"),
                                        Samples.PROVIDER,
                                        update(zone("a"), zone(zone)))),
                        Map.of());
        Plan refreshing =
                new Plan(
                        new PlanOptions(
                                PlanOptions.Mode.REFRESH_ONLY,
                                true,
                                List.of(),
                                List.of(),
                                List.of(),
                                "default"),
                        plain.variables(),
                        plain.changes(),
                        plain.outputs(),
                        plain.plannedOutputs(),
                        plain.drift(),
                        plain.checks(),
                        false,
                        Optional.empty());
        return document(refreshing, state(storedZone("a")));
    }
}
