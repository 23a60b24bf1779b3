package dev.terrane.review;

import java.util.List;

/// Names the objects to which the same happens.
final class Places {
    private static final int LONGEST = 250;

    private Places() {}

    /// `- **replace** `aws_subnet.public[0]` x 3 (`main.tf:3`), also `aws_subnet.public[1]` and 1 more`.
    static String line(String word, List<String> places, String tail, int most) {
        return "- " + heading(word, places, tail) + others(places, most);
    }

    static String heading(String word, List<String> places, String tail) {
        String many = places.size() == 1 ? "" : " x " + places.size();
        return "**" + word + "** " + Code.span(places.getFirst(), LONGEST) + many + tail;
    }

    /// All but the first.
    static String others(List<String> places, int most) {
        return places.size() == 1 || most == 0
                ? ""
                : "; also " + Code.spans(places.subList(1, places.size()), most, LONGEST);
    }
}
