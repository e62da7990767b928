package io.github.qms4j.retention;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.TransitionTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A vendor's record with erasable texts, that may be created with others in a batch and edited in its final status. */
record Note(Status status, String subject, List<ErasableText> texts) {
    private static final Permission WRITE = Permission.of("note:write", Role.SERVICE_AGENT);

    static final RecordType<Note> TYPE = RecordType.of("note", Note.class)
            .text("status", n -> n.status().name())
            .lifeCycle(TransitionTable.of(Status.class, Note::status)
                    .drafts(Set.of(Status.OPEN))
                    .creates("note.write", WRITE, EnumSet.allOf(Status.class))
                    .next()
                    .edits("note.edit", WRITE, EnumSet.allOf(Status.class))
                    .next()
                    .moves("note.finish", WRITE, Set.of(Status.OPEN), Status.DONE)
                    .next()
                    .build());

    Note {
        texts = List.copyOf(texts);
    }

    Note with(Status newStatus) {
        return new Note(newStatus, subject, texts);
    }

    Note with(String newSubject) {
        return new Note(status, newSubject, texts);
    }

    Note with(List<ErasableText> newTexts) {
        return new Note(status, subject, newTexts);
    }

    enum Status {
        OPEN,
        DONE
    }
}
