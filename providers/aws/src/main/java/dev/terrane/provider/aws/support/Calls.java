package dev.terrane.provider.aws.support;

import dev.terrane.provider.aws.session.AwsProblems;
import dev.terrane.provider.aws.session.AwsSession;

import software.amazon.awssdk.core.exception.SdkException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Calls whose failures mean something: that there is no such thing, or that it is too early.
public final class Calls {
    private Calls() {}

    /// What is asked for; absent where AWS answers with one of these codes.
    public static <T> Optional<T> find(Supplier<T> question, String... goneCodes) {
        try {
            return Optional.ofNullable(question.get());
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, goneCodes)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /// What is gone already is as good as deleted.
    public static void unlessGone(Runnable deletion, String... goneCodes) {
        try {
            deletion.run();
        } catch (SdkException failure) {
            if (!AwsProblems.isCode(failure, goneCodes)) {
                throw failure;
            }
        }
    }

    /// The same for what has to do something else where there is no such thing.
    public static void unlessGone(Runnable action, Runnable otherwise, String... goneCodes) {
        if (find(
                        () -> {
                            action.run();
                            return true;
                        },
                        goneCodes)
                .isEmpty()) {
            otherwise.run();
        }
    }

    /// Reads objects one by one; those that AWS does not know are gone.
    public static void readEach(List<Draft> objects, Consumer<Draft> reading, String... goneCodes) {
        for (Draft object : objects) {
            try {
                reading.accept(object);
            } catch (SdkException failure) {
                if (!AwsProblems.isCode(failure, goneCodes)) {
                    throw failure;
                }
                object.gone();
            }
        }
    }

    /// Tries again as long as the failure says that it is too early; in the end that answer counts.
    ///
    /// @param what is waited for, such as `the role to be known`
    public static <T> T retry(
            AwsSession aws,
            String what,
            Duration longest,
            Predicate<RuntimeException> early,
            Supplier<T> action) {
        long end = System.nanoTime() + longest.toNanos();
        return aws.await(what, longest, () -> tried(early, end, action));
    }

    private static <T> Optional<T> tried(
            Predicate<RuntimeException> early, long end, Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (SdkException failure) {
            if (!early.test(failure) || System.nanoTime() > end) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /// A failure with this code whose message contains one of these texts; any message where there
    /// are none.
    public static Predicate<RuntimeException> failing(String code, String... texts) {
        return failure ->
                AwsProblems.isCode(failure, code)
                        && (texts.length == 0 || mentions(failure, texts));
    }

    private static boolean mentions(RuntimeException failure, String... texts) {
        String message = String.valueOf(failure.getMessage());
        for (String text : texts) {
            if (message.contains(text)) {
                return true;
            }
        }
        return false;
    }
}
