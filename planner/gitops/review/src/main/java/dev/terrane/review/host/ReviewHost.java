package dev.terrane.review.host;

import java.io.IOException;
import java.util.List;

/// A host of Git, as far as reviews of plans need it.
public interface ReviewHost {
    /// @param id by which it is changed
    /// @param author as the host calls him
    record Comment(String id, String author, String body) {}

    enum State {
        PENDING,
        SUCCESS,
        FAILURE
    }

    /// How long a comment may be, in characters.
    int limit();

    /// Who writes: the account of the token.
    String self() throws IOException;

    List<Comment> comments() throws IOException;

    void add(String body) throws IOException;

    void change(Comment comment, String body) throws IOException;

    void status(String commit, State state, String description) throws IOException;
}
