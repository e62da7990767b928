package io.github.qms4j.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.conventions.Verifies;
import io.github.qms4j.spi.storage.AttributeValue;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Verifies("X-17")
class WaitingTest {
    private static final Permission WORK = Permission.of("note:work", Role.TRAINER);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private enum Status {
        OPEN,
        DONE
    }

    private record Note(
            Status status, @Nullable String owner, @Nullable LocalDate due) {}

    private final Declaration<Note, Status> declared =
            RecordType.declare("acme.note", Note.class, Status.class, Note::status);
    private final Attribute<Note, String> owner = declared.text("owner", Note::owner);
    private final Attribute<Note, LocalDate> due = declared.date("due", Note::due);
    private final Transition<Note> write =
            declared.creates("note.write", WORK, Status.OPEN).row();
    private final Transition<Note> finish =
            declared.moves("note.finish", WORK, Status.OPEN, Status.DONE).row();

    private static @Nullable AttributeValue stored(RecordType<Note> type, String name, Note note) {
        return type.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow()
                .in(note);
    }

    @Test
    void a_type_without_a_header_names_owner_and_day_itself() {
        RecordType<Note> type =
                declared.waits(note -> true, owner, due, List.of(finish)).type();
        Note mine = new Note(Status.OPEN, "Ann", DAY);

        assertThat(type.waiting().orElseThrow().next(mine)).contains(new Waiting.Next<>(finish, "Ann", DAY));
        assertThat(stored(type, "waitsFor", mine)).isEqualTo(AttributeValue.of("note:work ann"));
        assertThat(stored(type, "waitsUntil", mine)).isEqualTo(AttributeValue.of(DAY));
    }

    @Test
    void what_has_no_owner_and_no_day_waits_for_the_permission_and_comes_last() {
        RecordType<Note> type =
                declared.waits(note -> true, owner, due, List.of(finish)).type();
        Note open = new Note(Status.OPEN, null, null);

        assertThat(stored(type, "waitsFor", open)).isEqualTo(AttributeValue.of("note:work"));
        assertThat(stored(type, "waitsUntil", open)).isEqualTo(AttributeValue.of(Waiting.NO_DAY));
    }

    @Test
    void what_is_done_waits_for_nobody_and_is_in_no_index() {
        RecordType<Note> type = declared.waitsFor(finish).type();
        Note done = new Note(Status.DONE, "Ann", DAY);

        assertThat(type.waiting().orElseThrow().next(done)).isEmpty();
        assertThat(stored(type, "waitsFor", done)).isNull();
        assertThat(stored(type, "waitsUntil", done)).isNull();
    }

    @Test
    void a_condition_lets_the_next_row_be_waited_for() {
        RecordType<Note> type = declared.waitsWhen(note -> note.due() != null, finish)
                .waits(note -> true, owner, null, List.of(finish))
                .type();
        Waiting<Note> waiting = type.waiting().orElseThrow();

        assertThat(waiting.next(new Note(Status.OPEN, "Ann", DAY)).orElseThrow().person())
                .isNull();
        assertThat(waiting.next(new Note(Status.OPEN, "Ann", null))
                        .orElseThrow()
                        .person())
                .isEqualTo("Ann");
    }

    @Test
    void nothing_waits_to_be_created() {
        assertThatThrownBy(() -> declared.waitsFor(write))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("note.write");
    }

    @Test
    void a_permission_with_white_space_would_be_taken_for_a_persons() {
        Transition<Note> odd = declared.moves(
                        "note.odd", Permission.of("note work", Role.TRAINER), Status.OPEN, Status.DONE)
                .row();

        assertThatThrownBy(() -> declared.waitsFor(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("white space");
    }

    @Test
    void an_owner_is_named_by_a_header() {
        assertThatThrownBy(() -> declared.waitsForOwner(finish))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no header");
    }

    @Test
    void a_type_that_says_nothing_waits_for_nobody() {
        assertThat(declared.type().waiting()).isEmpty();
    }
}
