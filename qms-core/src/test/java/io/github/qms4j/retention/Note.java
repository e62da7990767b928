package io.github.qms4j.retention;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.ErasableText;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import java.util.EnumSet;
import java.util.List;

/** A vendor's record with erasable texts, that may be created with others in a batch and edited in its final status. */
record Note(Status status, String subject, List<ErasableText> texts) {
    private static final Permission MAY_WRITE = Permission.of("note:write", Role.SERVICE_AGENT);

    private static final Declaration<Note, Status> DECLARED = RecordType.declare(
                    "acme.note", Note.class, Status.class, Note::status)
            .drafts(Status.OPEN);

    static final Attribute<Note, Status> STATUS = DECLARED.status();

    static final Transition<Note> WRITE = DECLARED.creates("note.write", MAY_WRITE, EnumSet.allOf(Status.class))
            .row();
    static final Transition<Note> EDIT =
            DECLARED.edits("note.edit", MAY_WRITE, EnumSet.allOf(Status.class)).row();
    static final Transition<Note> FINISH =
            DECLARED.moves("note.finish", MAY_WRITE, Status.OPEN, Status.DONE).row();

    static final RecordType<Note> TYPE = DECLARED.type();

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
