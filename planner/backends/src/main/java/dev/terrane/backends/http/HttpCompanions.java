package dev.terrane.backends.http;

import dev.terrane.backends.http.HttpCaller.Answer;
import dev.terrane.state.Companion;
import dev.terrane.state.Companions;
import dev.terrane.state.StateStoreException;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What lies beside a state, each thing behind an address of its own.
///
/// The protocol knows one address, and a server may take every other for the same state. So they are
/// there only where somebody says which addresses are free: `TERRANE_HTTP_COMPANION_ADDRESS`.
record HttpCompanions(CompanionAddress place, HttpCaller caller, HttpProblems problems)
        implements Companions {

    @Override
    public Optional<byte[]> read(Companion which) throws StateStoreException {
        Answer answer = caller.call(address(which), "GET", new byte[0], Map.of());
        return switch (answer.status()) {
            case 200 -> answer.body().length == 0 ? Optional.empty() : Optional.of(answer.body());
            case 204, 404 -> Optional.empty();
            default -> throw problems.refused("read", answer);
        };
    }

    @Override
    public void write(Companion which, byte[] content) throws StateStoreException {
        Map<String, String> headers = Map.of("Content-Type", "application/octet-stream");
        Answer answer = caller.call(address(which), place.method(), content, headers);
        if (!isDone(answer)) {
            throw problems.refused("written", answer);
        }
    }

    @Override
    public void delete(Companion which) throws StateStoreException {
        Answer answer = caller.call(address(which), "DELETE", new byte[0], Map.of());
        if (!isDone(answer) && answer.status() != 404) {
            throw problems.refused("deleted", answer);
        }
    }

    private URI address(Companion which) {
        return place.of(which.suffix());
    }

    private static boolean isDone(Answer answer) {
        return answer.status() / 100 == 2;
    }
}
