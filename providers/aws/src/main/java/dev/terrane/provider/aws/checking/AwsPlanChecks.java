package dev.terrane.provider.aws.checking;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.spi.PlanChecks;
import dev.terrane.spi.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// All checks, in the order in which they are made, but for those that the user has turned off.
public final class AwsPlanChecks implements PlanChecks {
    /// Names of checks to leave out, separated by commas; `all` leaves out every one.
    public static final String SKIP_VARIABLE = "TERRANE_AWS_SKIP_CHECKS";

    private static final List<PlanCheck> ALL =
            List.of(
                    new NameSyntax(),
                    new SameNames(),
                    new AddressRanges(),
                    new PolicyGrammar(),
                    new ServiceLimits(),
                    new StateMachineDefinitions(),
                    new ZoneNames(),
                    new MissingObjects());

    private final AwsSession aws;
    private final Set<String> skipped;

    public AwsPlanChecks(AwsSession aws, Set<String> skipped) {
        this.aws = aws;
        this.skipped = Set.copyOf(skipped);
    }

    /// What the variable names.
    public static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Names in the variable that no check has.
    public static List<Problem> problems(Set<String> names) {
        List<String> known = ALL.stream().map(PlanCheck::name).toList();
        return names.stream()
                .filter(name -> !name.equals("all") && !known.contains(name))
                .sorted()
                .map(name ->
                        Problem.error(
                                "Unknown check",
                                SKIP_VARIABLE
                                        + " names \""
                                        + name
                                        + "\", which is none of "
                                        + String.join(", ", known)
                                        + " and not \"all\"."))
                .toList();
    }

    /// The plan is whole when it is looked at.
    @Override
    public List<Finding> check(List<PlannedObject> objects) {
        aws.everythingIsPlanned();
        if (skipped.contains("all") || objects.stream().noneMatch(PlannedObject::isChanged)) {
            return List.of();
        }
        PlannedObjects plan = new PlannedObjects(objects);
        return ALL.stream()
                .filter(check -> !skipped.contains(check.name()))
                .flatMap(check -> check.check(plan, aws).stream())
                .toList();
    }
}
