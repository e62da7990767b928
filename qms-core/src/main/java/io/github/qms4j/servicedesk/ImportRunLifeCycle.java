package io.github.qms4j.servicedesk;

import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;

/** The record type of imports of tickets with its life cycle. */
public final class ImportRunLifeCycle {
    private static final Declaration<ImportRun, ImportRun.Status> DECLARED = RecordType.declare(
                    "import-run", ImportRun.class, ImportRun.Status.class, ImportRun::status)
            .numbered("IMP")
            .drafts(ImportRun.Status.RUNNING);

    public static final Attribute<ImportRun, String> SHA256 = DECLARED.text("sha256", ImportRun::sha256);
    public static final Attribute<ImportRun, ImportRun.Status> STATUS = DECLARED.status();

    public static final Transition<ImportRun> START = DECLARED.creates(
                    "import.start", ServiceDeskRecords.IMPORT, ImportRun.Status.RUNNING)
            .row();
    public static final Transition<ImportRun> COMPLETE = DECLARED.moves(
                    "import.complete", ServiceDeskRecords.IMPORT, ImportRun.Status.RUNNING, ImportRun.Status.COMPLETED)
            .row();

    public static final RecordType<ImportRun> TYPE = DECLARED.type();

    private ImportRunLifeCycle() {}
}
