package dev.terrane.backends.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.terrane.state.StateStoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;

class ConnectionStringTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    postgres://us:p%40%2Fw@db:6000/states?sslmode=disable | jdbc:postgresql://db:6000/states        | us | p@/w | disable
                    postgresql://us@db/states                             | jdbc:postgresql://db:5432/states        | us |      | require
                    postgres://us@a:1,b/states                            | jdbc:postgresql://a:1,b:5432/states     | us |      | require
                    postgres://[::1]:7/states?user=me&sslrootcert=ca      | jdbc:postgresql://[::1]:7/states        | me |      | verify-ca
                    host=db user=us password=x+y dbname=s sslmode=prefer  | jdbc:postgresql://db:5432/s             | us | x+y  | prefer
                    """)
    void readsBothForms(String text, String address, String user, String password, String mode)
            throws StateStoreException {
        ConnectionString read = ConnectionString.parse(text).completed(name -> Optional.empty());

        assertThat(read.driverAddress()).isEqualTo(address);
        assertThat(read.driverProperties().getProperty("user")).isEqualTo(user);
        assertThat(read.driverProperties().getProperty("password")).isEqualTo(password);
        assertThat(read.driverProperties().getProperty("sslmode")).isEqualTo(mode);
        assertThat(read.display()).doesNotContain("p@/w");
    }

    @Test
    void takesQuotedValues() throws StateStoreException {
        assertThat(ConnectionString.parse("user='a \\'b\\' c' dbname = d\\ e").parameters())
                .isEqualTo(Map.of("user", "a 'b' c", "dbname", "d e"));
    }

    @Test
    void theSurroundingsGiveWhatTheTextDoesNot() throws StateStoreException {
        Map<String, String> variables =
                Map.of("PGHOST", "db", "PGUSER", "other", "PGDATABASE", "s");

        ConnectionString read =
                ConnectionString.parse("user=us")
                        .completed(name -> Optional.ofNullable(variables.get(name)));

        assertThat(read.driverAddress()).isEqualTo("jdbc:postgresql://db:5432/s");
        assertThat(read.driverProperties().getProperty("user")).isEqualTo("us");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> ConnectionString.parse("host"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("there is no \"=\"");
        assertThatThrownBy(() -> ConnectionString.parse("user='a"))
                .isInstanceOf(StateStoreException.class)
                .hasMessageContaining("not closed");
    }
}
