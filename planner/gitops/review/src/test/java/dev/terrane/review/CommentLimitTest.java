package dev.terrane.review;

import static dev.terrane.review.ChangeBuilder.change;
import static dev.terrane.review.ChangeBuilder.list;
import static dev.terrane.review.ChangeBuilder.object;
import static dev.terrane.review.PlanBuilder.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.planfile.DocumentValue;
import dev.terrane.planfile.PlanDocument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.stream.Stream;

class CommentLimitTest {
    private static final byte[] FILE = {};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void staysBelowItsLimitWithEverythingClosed(int seed) {
        Random random = new Random(seed);
        int[] sizes = {0, 1, 20, 150, 1000, 5000};
        PlanDocument document = randomPlan(random, sizes[seed % sizes.length]);
        for (int limit : new int[] {4_000, 20_000, 60_000}) {
            String comment = ReviewComment.render(document, FILE, limit);

            assertThat(comment).hasSizeLessThan(limit).startsWith("**").endsWith(" -->\n");
            assertThat(comment).isEqualTo(ReviewComment.render(document, FILE, limit));
            MarkdownCheck.proseOf(comment);
        }
    }

    private static PlanDocument randomPlan(Random random, int size) {
        PlanBuilder plan = plan();
        for (int i = 0; i < size; i++) {
            plan.add(randomChange(random, i));
        }
        for (int i = 0; i < size / 10; i++) {
            plan.output("o" + i, "update", randomValue(random, 0), randomValue(random, 0));
            plan.drift(randomChange(random, i));
        }
        return plan.build();
    }

    private static ChangeBuilder randomChange(Random random, int number) {
        String module = random.nextInt(3) == 0 ? "" : "module.m" + random.nextInt(40) + "[0].";
        String address = module + "aws_thing.t" + random.nextInt(300) + "[" + number + "]";
        ChangeBuilder change =
                switch (random.nextInt(5)) {
                    case 0 -> change(address, "create").after(attributes(random));
                    case 1 -> change(address, "delete").before(attributes(random));
                    case 2 ->
                            change(address, "delete", "create")
                                    .forcedBy("a0", "a1")
                                    .before(attributes(random))
                                    .after(attributes(random));
                    case 3 -> change(address, "forget").before(attributes(random));
                    default ->
                            change(address, "update")
                                    .before(attributes(random))
                                    .after(attributes(random));
                };
        if (random.nextInt(10) == 0) {
            change.stateful().exposes("everybody " + random.nextInt());
        }
        return change.at("main.tf:" + random.nextInt(1000));
    }

    private static Object[] attributes(Random random) {
        int count = random.nextInt(6);
        Object[] attributes = new Object[count * 2];
        for (int i = 0; i < count; i++) {
            attributes[2 * i] = "a" + i;
            attributes[2 * i + 1] = randomValue(random, 0);
        }
        return attributes;
    }

    private static DocumentValue randomValue(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> DocumentValue.NULL;
            case 1 -> DocumentValue.UNKNOWN;
            case 2 -> ChangeBuilder.value(random.nextInt(5));
            case 3 -> ChangeBuilder.secret("f" + random.nextInt(3));
            case 4 ->
                    ChangeBuilder.text(
                            "line\n".repeat(random.nextInt(60)) + "```\n" + random.nextInt(9));
            case 5 -> ChangeBuilder.text("{\"a\":[" + random.nextInt(4) + ",\"`````\"]}");
            case 6 -> list(elements(random, depth));
            case 7 ->
                    new DocumentValue.PartialSet(
                            Stream.of(elements(random, depth)).map(ChangeBuilder::value).toList());
            default ->
                    object(
                            "x",
                            randomValue(random, depth + 1),
                            "$$y",
                            randomValue(random, depth + 1));
        };
    }

    private static Object[] elements(Random random, int depth) {
        Object[] elements = new Object[random.nextInt(5)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = randomValue(random, depth + 1);
        }
        return elements;
    }

    /// Creates and updates of which each has something of its own, and one danger.
    private static String render(int size, int limit) {
        PlanBuilder plan = plan(change("aws_db.main", "delete").stateful().at("main.tf:1"));
        for (int i = 0; i < size; i++) {
            plan.add(
                    change("module.m" + i % 7 + ".aws_new.n" + i, "create")
                            .after("name", "new " + i));
            plan.add(
                    change("module.m" + i % 7 + ".aws_old.o" + i, "update")
                            .before("tags", object("n", "old " + i, "stays", "same"))
                            .after("tags", object("n", "next " + i, "stays", "same")));
        }
        return ReviewComment.render(plan.build(), FILE, limit);
    }

    @Test
    void tellsEverythingWhereThereIsRoom() {
        assertThat(render(20, 16_000))
                .contains("- **destroy** `aws_db.main` (`main.tf:1`)", "stays = \"same\"")
                .doesNotContain("Left out");
    }

    @ParameterizedTest(name = "{0} changes: {1}")
    @CsvSource({
        "92,  what stays the same around the changes,         m0.aws_old.o0, m6.aws_old.o90,  'stays = \"same\"'",
        "105, the attributes of objects that come or go,      m0.aws_new.n0, m6.aws_new.n104, '+ name = \"new '",
        "130, the attributes that change,                     m0.aws_old.o0, m6.aws_old.o125, '! tags'",
    })
    void tellsLessOfOneChangeAfterTheOther(
            int size, String leftOut, String first, String last, String what) {
        String comment = render(size, 16_000);

        assertThat(comment)
                .contains("- **destroy** `aws_db.main` (`main.tf:1`)")
                .containsPattern(
                        "Left out, to stay below 16000 characters: .*%s \\(of \\d+ of %d\\)"
                                .formatted(leftOut, 2 * size + 1));
        assertThat(entry(comment, first)).contains(what);
        assertThat(entry(comment, last)).doesNotContain(what);
    }

    /// What is told of one object.
    private static String entry(String comment, String address) {
        int begin = comment.indexOf("`module." + address + "`");
        assertThat(begin).as(address).isNotNegative();
        int end = comment.indexOf("**", begin);
        return comment.substring(begin, end < 0 ? comment.length() : end);
    }

    @Test
    void whereAddressesDoNotFitTheMostImportantChangesKeepTheirAttributes() {
        String comment = render(1000, 16_000);

        assertThat(entry(comment, "m0.aws_old.o0")).contains("\"old 0\" -> \"next 0\"");
        assertThat(comment)
                .hasSizeBetween(15_000, 15_999)
                .doesNotContain("module.m6.aws_new")
                .containsPattern("- and \\d+ more: \\d+ to add")
                .containsPattern("<summary>\\d more modules</summary>")
                .containsPattern("\\n- `module.m6`: 142 to add, 142 to change\\n")
                .containsPattern("the attributes that change \\(of \\d+ of 2001\\), the addresses");
    }

    @Test
    void whatIsDangerousIsToldLongestThenOneOfEachBlock() {
        PlanBuilder plan = plan();
        for (int i = 0; i < 500; i++) {
            plan.add(
                    change("aws_many.m[" + i + "]", "update")
                            .before("tag", "old " + i)
                            .after("tag", "next " + i));
        }
        plan.add(change("aws_one.z", "update").before("tag", "rare").after("tag", "kept"));
        plan.add(
                change("aws_open.z", "update")
                        .exposes("everybody")
                        .before("tag", "closed")
                        .after("tag", "open"));
        plan.drift(change("aws_many.m[0]", "update").before("tag", "drifted").after("tag", "x"));

        String comment = ReviewComment.render(plan.build(), FILE, 6_000);

        assertThat(comment)
                .contains("\"closed\" -> \"open\"", "\"rare\" -> \"kept\"", "old 0")
                .doesNotContain("old 499", "drifted\"");
    }

    @Test
    void shortensTheDangersAtTheVeryEnd() {
        PlanBuilder plan = plan();
        for (int i = 0; i < 3000; i++) {
            plan.add(
                    change("module.m" + i + ".aws_db.d" + i, "delete")
                            .stateful()
                            .at("main.tf:" + i));
        }

        String comment = ReviewComment.render(plan.build(), FILE, 60_000);

        assertThat(comment)
                .hasSizeBetween(58_000, 59_999)
                .startsWith("**0 to add, 0 to change, 0 to replace, 3000 to destroy**")
                .contains("### Destroyed or replaced: 3000\n\n- **destroy** `module.m0.aws_db.d0`")
                .contains("### Data is lost: 3000\n\n- **destroy** `module.m0.aws_db.d0`")
                .containsPattern("- and \\d+ more\n")
                .contains("3000 changes in 3000 modules.");
    }

    @Test
    void theShortestCommentFitsWhateverThePlanSays() {
        String nasty = "`\u202E<x>".repeat(2000);
        PlanDocument.Options options =
                new PlanDocument.Options(
                        nasty,
                        false,
                        java.util.Collections.nCopies(50, nasty),
                        java.util.Collections.nCopies(50, nasty),
                        java.util.Collections.nCopies(50, nasty),
                        nasty,
                        java.util.Optional.empty());
        PlanBuilder plan = plan().options(options).withoutFingerprints().by(nasty);
        plan.add(
                change(nasty, "delete")
                        .because(nasty)
                        .forcedBy(nasty, nasty)
                        .at(nasty)
                        .stateful()
                        .exposes(nasty));
        plan.add(change(nasty + 1, nasty))
                .add(change(nasty + 2, "forget"))
                .output(nasty, nasty, nasty, 1);

        String comment = ReviewComment.render(plan.build(), FILE, ReviewComment.LEAST_LIMIT);

        assertThat(comment).hasSizeLessThan(ReviewComment.LEAST_LIMIT);
        MarkdownCheck.proseOf(comment);
    }

    /// Each takes some 10 ms; were the time that it takes the square of the length, these would take minutes.
    @Test
    void takesTimeInProportionToThePlan() {
        String before = "same\nother\n".repeat(100_000);
        String after = "other\nsame\n".repeat(100_000);
        Object[] elements = new Object[50_000];
        Object[] others = new Object[50_000];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = "e" + i;
            others[i] = "f" + i;
        }
        PlanDocument plan =
                plan(change("aws_x.y", "update")
                                .before("l", list(elements), "t", before)
                                .after("l", list(others), "t", after))
                        .build();
        long start = System.nanoTime();

        ReviewComment.render(plan, FILE, 60_000);
        ReviewComment.render(randomPlan(new Random(1), 5000), FILE, 60_000);

        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000);
    }
}
