package dev.terrane.spi;

import dev.terrane.value.Value;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Things of one type that exist only while a command runs.
public interface EphemeralResources {

    List<Problem> validate(Value config);

    OpenAnswer open(Value config);

    RenewAnswer renew(PrivateData privateData);

    List<Problem> close(PrivateData privateData);

    record OpenAnswer(
            Value object,
            PrivateData privateData,
            Optional<Instant> renewAt,
            List<Problem> problems) {}

    record RenewAnswer(
            PrivateData privateData, Optional<Instant> renewAt, List<Problem> problems) {}
}
