package dev.terrane.review.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.review.host.OneComment.Done;
import dev.terrane.review.host.ReviewHost.Comment;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

class OneCommentTest {
    private final List<Comment> comments = new ArrayList<>();

    private final ReviewHost host =
            (ReviewHost)
                    Proxy.newProxyInstance(
                            ReviewHost.class.getClassLoader(),
                            new Class<?>[] {ReviewHost.class},
                            (proxy, method, arguments) -> answer(method.getName(), arguments));

    private Object answer(String method, Object[] arguments) {
        switch (method) {
            case "self" -> {
                return "bot";
            }
            case "add" -> comments.add(comment("" + comments.size(), arguments[1]));
            case "change" -> {
                Comment changed = (Comment) arguments[1];
                comments.set(comments.indexOf(changed), comment(changed.id(), arguments[2]));
            }
            case "remove" -> comments.remove((Comment) arguments[1]);
            case "comments" -> {
                return List.copyOf(comments);
            }
            default -> throw new UnsupportedOperationException(method);
        }
        return null;
    }

    private static Comment comment(String id, Object body) {
        return new Comment(id, "bot", (String) body);
    }

    private Done post(long run, String text) throws IOException {
        return OneComment.post(host, "7", "plan", run, text);
    }

    @Test
    void isAddedOnceAndThenChanged() throws IOException {
        assertThat(post(1, "a")).isEqualTo(Done.ADDED);
        assertThat(post(1, "a")).isEqualTo(Done.SAME);
        assertThat(post(2, "b")).isEqualTo(Done.CHANGED);
        assertThat(post(1, "c")).isEqualTo(Done.OLDER);
        assertThat(comments)
                .singleElement()
                .returns("<!-- terrane:plan run=2 -->\nb", Comment::body);
    }

    @Test
    void marksOfOthersAndOfOtherMattersMeanNothing() throws IOException {
        comments.add(new Comment("x", "eve", OneComment.mark("plan", 99) + "\nspoofed"));
        comments.add(new Comment("y", "bot", OneComment.mark("apply", 99) + "\nother"));
        comments.add(new Comment("z", "bot", "quoted " + OneComment.mark("plan", 99)));
        assertThat(post(1, "a")).isEqualTo(Done.ADDED);
        assertThat(comments).hasSize(4);
    }

    @Test
    void ofTwoRunsAtOnceTheLaterRemains() throws IOException {
        comments.add(new Comment("x", "bot", OneComment.mark("plan", 5) + "\nfive"));
        comments.add(new Comment("y", "bot", OneComment.mark("plan", 4) + "\nfour"));
        assertThat(post(3, "three")).isEqualTo(Done.OLDER);
        assertThat(post(6, "six")).isEqualTo(Done.CHANGED);
        assertThat(comments).singleElement().returns("x", Comment::id);
    }
}
