package dev.terrane.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.backends.ChosenBackend;
import dev.terrane.cli.BackendTable;
import dev.terrane.value.Value;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

/// Whether two states are asked of the same server, in the same way.
class StateServerTest {
    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(
            delimiterString = " | ",
            textBlock =
                    """
                    http | address=https://a.dev/x | address=https://a.dev/y | true
                    http | address=https://a.dev/x | address=https://a.dev.evil.net/x | false
                    http | address=https://a.dev/x | address=http://a.dev/x | false
                    http | address=https://a.dev/x | address=https://u:p@a.dev/x | false
                    consul | address=a:8500,path=x | address=a:8500,path=y | true
                    consul | address=a:8500,path=x | address=b:8500,path=x | false
                    pg | conn_str=postgres://a/x,schema_name=s | conn_str=postgres://a/x,schema_name=t | true
                    pg | conn_str=postgres://a/x | conn_str=postgres://b/x | false
                    kubernetes | secret_suffix=a,config_path=k | secret_suffix=b,config_path=k | true
                    kubernetes | secret_suffix=a | secret_suffix=a,host=https://b | false
                    s3 | bucket=a,key=b,region=c | bucket=d,key=e,region=f | true
                    s3 | bucket=a,key=b,region=c | bucket=a,key=b,region=c,sts_endpoint=http://b | false
                    gcs | bucket=a | bucket=b,prefix=c | true
                    azurerm | storage_account_name=a,container_name=b,key=c | storage_account_name=d,container_name=b,key=c | true
                    azurerm | storage_account_name=a,container_name=b,key=c | storage_account_name=a,container_name=b,key=c,endpoint=http://b | false
                    """)
    void isTheSame(String type, String one, String other, boolean same) {
        assertThat(StateServer.of(backend(type, one)).equals(StateServer.of(backend(type, other))))
                .isEqualTo(same);
    }

    private static ChosenBackend backend(String type, String arguments) {
        Map<String, Value> given = new HashMap<>();
        for (String argument : arguments.split(",")) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], Value.string(parts[1]));
        }
        return ChosenBackend.of(BackendTable.find(type).orElseThrow(), given);
    }
}
