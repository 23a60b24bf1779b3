package dev.terrane.acceptance;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.regex.Pattern;

/// What lies outside of the program, by the members of the JDK that reach it.
enum Outside {
    CLOCK(
            """
            java\\.time\\.Clock\\.(system.*|tick.*)
            java\\.time\\.\\w+\\.now
            java\\.lang\\.System\\.currentTimeMillis
            java\\.util\\.Date\\.<init>\
            """),
    ENVIRONMENT(
            """
            java\\.lang\\.System\\.(getenv|getProperty|getProperties)\
            """),
    PROCESSES(
            """
            java\\.lang\\.(ProcessBuilder|ProcessHandle)\\..*
            java\\.lang\\.Runtime\\.exec\
            """),
    /// Names and their escapes are text.
    NETWORK(
            """
            java\\.net\\.(?!URI\\.|URISyntaxException|URLEncoder|URLDecoder).*
            java\\.nio\\.channels\\.(Server)?SocketChannel\\..*\
            """),
    FILES(
            """
            java\\.nio\\.file\\.(Files|FileSystem|FileSystems)\\..*
            java\\.nio\\.channels\\.FileChannel\\..*
            java\\.io\\.(FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)\\..*
            java\\.io\\.File\\.(list.*|exists|delete.*|mkdir.*|createTempFile|renameTo)\
            """),
    RANDOMNESS(
            """
            java\\.security\\.SecureRandom\\..*
            java\\.util\\.(Random|SplittableRandom)\\..*
            java\\.util\\.concurrent\\.ThreadLocalRandom\\..*
            java\\.util\\.UUID\\.randomUUID
            java\\.lang\\.Math\\.random\
            """),
    STREAMS(
            """
            java\\.lang\\.System\\.(in|out|err|exit)\
            """);

    private final Pattern members;

    Outside(String members) {
        this.members = Pattern.compile(members.replace('\n', '|'));
    }

    ArchCondition<JavaClass> beTouched() {
        return new ArchCondition<>("touch " + name().toLowerCase(java.util.Locale.ROOT)) {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getAccessesFromSelf().stream()
                        .filter(Outside.this::isReachedBy)
                        .map(access ->
                                SimpleConditionEvent.satisfied(each, access.getDescription()))
                        .forEach(events::add);
            }
        };
    }

    private boolean isReachedBy(JavaAccess<?> access) {
        return members.matcher(access.getTarget().getFullName().replaceFirst("\\(.*", ""))
                .matches();
    }
}
