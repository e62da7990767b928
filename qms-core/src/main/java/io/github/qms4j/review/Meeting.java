package io.github.qms4j.review;

import io.github.qms4j.access.PersonIds;
import io.github.qms4j.review.Attendance.Presence;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who was at the meeting of a review. Members who are not named are put down as absent; others are guests and count for
 * no quorum.
 *
 * @param chair the id of who was in the chair
 * @param attendance each person once
 * @param on the day, in the engine's zone; null for the day on which it is put down
 */
public record Meeting(
        @NotBlank String chair,
        List<Attendance> attendance,
        @Nullable LocalDate on) {
    public Meeting {
        Objects.requireNonNull(chair, "chair");
        attendance = List.copyOf(attendance);
    }

    /** A meeting at which the chair was present. */
    public static Meeting chairedBy(String person) {
        return new Meeting(person, List.of(new Attendance(person, Presence.PRESENT)), null);
    }

    /** On an earlier day than that on which it is put down; the inputs were gathered by then. */
    public Meeting on(LocalDate day) {
        return new Meeting(chair, attendance, Objects.requireNonNull(day, "day"));
    }

    /** With others who were there. */
    public Meeting present(String... persons) {
        return with(Presence.PRESENT, persons);
    }

    /** With others who took part by telephone or video. */
    public Meeting remote(String... persons) {
        return with(Presence.REMOTE, persons);
    }

    /** With others who could not come and had said so. */
    public Meeting excused(String... persons) {
        return with(Presence.EXCUSED, persons);
    }

    private Meeting with(Presence presence, String... persons) {
        List<Attendance> more = new ArrayList<>(attendance);
        for (String person : persons) {
            more.removeIf(other -> PersonIds.same(other.person(), person));
            more.add(new Attendance(person, presence));
        }
        return new Meeting(chair, more, on);
    }

    /** The attendance with every member in it. */
    List<Attendance> among(ReviewTerms terms) {
        List<Attendance> all = new ArrayList<>(attendance);
        terms.members().stream()
                .filter(member -> all.stream().noneMatch(other -> member.is(other.person())))
                .forEach(member -> all.add(new Attendance(member.person(), Presence.ABSENT)));
        return all;
    }
}
