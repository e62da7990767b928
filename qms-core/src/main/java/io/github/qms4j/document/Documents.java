package io.github.qms4j.document;

import io.github.qms4j.ConflictException;
import io.github.qms4j.InvalidInputException;
import io.github.qms4j.RefusedException;
import io.github.qms4j.access.CompetenceGate.TrainingRecord;
import io.github.qms4j.access.Role;
import io.github.qms4j.approval.Approval;
import io.github.qms4j.approval.ApprovalId;
import io.github.qms4j.approval.Approvals;
import io.github.qms4j.document.Document.PeriodicReview;
import io.github.qms4j.record.Act;
import io.github.qms4j.record.Decision;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import io.github.qms4j.record.Seen;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.UnitOfWork;
import io.github.qms4j.record.View;
import io.github.qms4j.spi.content.ContentStore;
import io.github.qms4j.spi.storage.Condition;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Controlled documents (rules DOC-1 to DOC-3): writes, approves and releases their versions, says which text is in force on
 * which day, and hands the texts out. A day is one of the engine's zone.
 *
 * <pre>{@code
 * Documents documents = session.documents();
 * DocumentId sop = documents.open(DocumentDraft.of("Handling of complaints", "u-owner"));
 * Content text = documents.put(upload, "application/pdf", "complaints.pdf");
 * DocumentVersionId first = documents.begin(sop, VersionDraft.of(text, "first issue"));
 * documents.submit(first);
 * }</pre>
 */
public final class Documents {
    private static final int PAGE = 500;
    private static final int ATTEMPTS = 20;

    private final RecordStore records;
    private final Contents contents;
    private final Approvals<DocumentVersion> approvals;

    public Documents(RecordStore records, ContentStore store) {
        this.records = records;
        this.contents = new Contents(store);
        this.approvals = new Approvals<>(records, DocumentApprovals.TYPE);
    }

    /** Who is to take note of a text, and who has. */
    public Distribution distribution() {
        return new Distribution(records);
    }

    /**
     * Takes a text in, to its end, holding no more of it in memory than a buffer. No record names it yet: that is what
     * {@link #begin} and {@link #write} do. The same bytes are kept once.
     *
     * @param bytes the text; not closed
     * @param mediaType such as {@code application/pdf}
     * @param fileName as a person reads it
     * @throws RefusedException when the actor may not write documents
     * @throws io.github.qms4j.StorageException when it cannot be read or kept; nothing is kept then
     * @throws io.github.qms4j.ConfigurationException when the engine has no content store
     */
    public Content put(InputStream bytes, String mediaType, String fileName) {
        Transition<DocumentVersion> row = DocumentVersionLifeCycle.BEGIN;
        if (records.can(row, "new") instanceof Decision.Denied denied) {
            throw new RefusedException(row.type().name(), "new", row.name(), denied.grounds());
        }
        return contents.put(bytes, mediaType, fileName);
    }

    /**
     * Opens a document, which has no version yet.
     *
     * @return its number, such as {@code DOC-2026-0007}
     */
    public DocumentId open(DocumentDraft draft) {
        checked(draft);
        return records.commit(work ->
                new DocumentId(work.create(DocumentLifeCycle.OPEN, act -> Document.opened(draft, act))
                        .id()));
    }

    /** Says something else of a document; needs a reason. A version in review keeps the approvers it was submitted to. */
    public void amend(DocumentId document, DocumentDraft draft) {
        checked(draft);
        records.commit(
                work -> work.change(DocumentLifeCycle.AMEND, document, (state, act) -> state.amended(draft, act)));
    }

    /**
     * Begins the next version.
     *
     * @return its id, such as {@code DOC-2026-0007-v2}
     * @throws RefusedException also while another version is under way
     * @throws io.github.qms4j.CorruptRecordException when its text is not in the content store as it was put there
     */
    public DocumentVersionId begin(DocumentId document, VersionDraft draft) {
        checked(draft);
        return records.commit(work -> {
            int number = work.change(DocumentLifeCycle.BEGIN_VERSION, document, Document::begun)
                    .state()
                    .versions();
            DocumentVersionId version = DocumentVersionId.of(document, number);
            work.create(
                    DocumentVersionLifeCycle.BEGIN,
                    version,
                    act -> DocumentVersion.begun(document, number, draft, act));
            return version;
        });
    }

    /**
     * Writes a draft anew; who does is one of its authors from then on.
     *
     * @throws io.github.qms4j.CorruptRecordException when its text is not in the content store as it was put there
     */
    public void write(DocumentVersionId version, VersionDraft draft) {
        checked(draft);
        records.commit(work ->
                work.change(DocumentVersionLifeCycle.WRITE, version, (state, act) -> state.written(draft, act)));
    }

    /** A version that nobody can approve would be found out when it is in review. */
    private void checked(DocumentDraft draft) {
        records.valid(draft);
        draft.approvers().stream()
                .filter(role -> !records.hasAs(role, DocumentRecords.APPROVE))
                .findFirst()
                .ifPresent(role -> {
                    throw InvalidInputException.of(
                            "document " + draft.title(),
                            "approvers",
                            role.name(),
                            "is no role that may approve documents",
                            "name one that has the permission " + DocumentRecords.APPROVE.name());
                });
    }

    private void checked(VersionDraft draft) {
        records.valid(draft);
        contents.require(draft.content());
    }

    /** Puts a draft before its approvers: somebody in each role that the document names. */
    public void submit(DocumentVersionId version) {
        records.commitWithoutResult(work -> {
            DocumentId document =
                    work.get(DocumentVersionLifeCycle.TYPE, version).state().document();
            Document asked = work.get(DocumentLifeCycle.TYPE, document).state();
            work.change(DocumentVersionLifeCycle.SUBMIT, version, (state, act) -> state.submitted(asked.approvers()));
        });
    }

    /**
     * Approves the version that was read, with a signature. The last approval that was missing makes it approved.
     *
     * @param as the role in which the actor approves; one that the version asks for
     * @throws RefusedException also to its authors, and to who approved it in another role
     * @throws ConflictException when another version is current, or somebody else approved or rejected at this moment;
     *     nothing is signed
     */
    public ApprovalId approve(Seen<DocumentVersionId> seen, Role as) {
        return records.commit(work -> {
            ApprovalId given = approvals.approve(work, seen, cycle(work, seen.id()), as.name());
            if (DocumentApprovals.missing(work, seen.id().value()).isEmpty()) {
                work.change(DocumentVersionLifeCycle.APPROVE, seen.id(), state -> state);
            }
            return given;
        });
    }

    /**
     * Rejects the version that was read, with a reason: it is a draft again, in the next review cycle.
     *
     * @param as the role in which the actor rejects; one that the version asks for
     */
    public ApprovalId reject(Seen<DocumentVersionId> seen, Role as) {
        return records.commit(work -> {
            ApprovalId given = approvals.reject(work, seen, cycle(work, seen.id()), as.name());
            work.change(DocumentVersionLifeCycle.SEND_BACK, seen.id(), DocumentVersion::returned);
            return given;
        });
    }

    private static int cycle(UnitOfWork work, DocumentVersionId version) {
        return work.get(DocumentVersionLifeCycle.TYPE, version).state().cycle();
    }

    /** Gives a draft up for good, with a reason. */
    public void withdraw(DocumentVersionId version) {
        records.commitWithoutResult(work -> {
            DocumentVersion withdrawn = work.change(DocumentVersionLifeCycle.WITHDRAW, version, state -> state)
                    .state();
            work.change(DocumentLifeCycle.WITHDRAW_VERSION, withdrawn.document(), Document::withdrawn);
        });
    }

    /**
     * Puts on record what shows that people are trained for an approved version; needs a reason.
     *
     * @param shown a record of this library or of another system
     */
    public void confirmTraining(DocumentVersionId version, TrainingRecord shown) {
        records.commitWithoutResult(work -> confirmTraining(work, version, shown));
    }

    /**
     * The same for a concept that keeps training records, in the unit of work in which it finds that people are trained: the
     * facts that it looks up there are pinned with it.
     */
    public static void confirmTraining(UnitOfWork work, DocumentVersionId version, TrainingRecord shown) {
        work.change(DocumentVersionLifeCycle.CONFIRM_TRAINING, version, state -> state.trainedBy(shown));
    }

    /**
     * Says from which day the approved version that was read is in force, with a signature and a reason. Until that day it
     * may be released again for another day, or recalled. The version before stays in force until then.
     *
     * @param from today or later, and after the day of the version before: one text is in force on a day
     * @throws RefusedException also while people are not trained
     * @throws ConflictException when another version is current; nothing is signed
     */
    public void release(Seen<DocumentVersionId> seen, LocalDate from) {
        LocalDate today = records.today();
        records.commitWithoutResult(work -> {
            DocumentVersion released = work.change(
                            DocumentVersionLifeCycle.RELEASE, seen, (state, act) -> state.effectiveFrom(from))
                    .state();
            work.change(
                    DocumentLifeCycle.RELEASE_VERSION,
                    released.document(),
                    (state, act) -> state.released(released, from, act));
            if (!from.isAfter(today)) {
                catchUp(work, released.document(), today);
            }
        });
    }

    /**
     * Takes a version that is in review or approved back to draft before it is in force, with a reason; it is reviewed and
     * approved anew.
     */
    public void recall(DocumentVersionId version) {
        records.commitWithoutResult(work -> {
            DocumentVersion recalled = work.change(DocumentVersionLifeCycle.RECALL, version, DocumentVersion::returned)
                    .state();
            work.change(
                    DocumentLifeCycle.RECALL_VERSION,
                    recalled.document(),
                    (state, act) -> state.recalled(recalled.number(), act));
            Distribution.lapse(work, version);
        });
    }

    /**
     * Decides in a periodic review of the document that was read that its text is still adequate; needs a reason. The next
     * review is due after the document's interval from today.
     */
    public void confirmAdequate(Seen<DocumentId> seen) {
        review(seen, PeriodicReview.Decision.STILL_ADEQUATE, null);
    }

    /**
     * Decides in a periodic review that the text is to be revised; needs a reason.
     *
     * @param by the day by which the new version is to be in force; after today
     */
    public void demandRevision(Seen<DocumentId> seen, LocalDate by) {
        review(seen, PeriodicReview.Decision.REVISE, by);
    }

    private void review(Seen<DocumentId> seen, PeriodicReview.Decision decision, @Nullable LocalDate by) {
        records.commit(work -> work.change(
                DocumentLifeCycle.REVIEW,
                seen,
                (state, act) -> review(state, decision, by == null ? act.on().plus(state.reviewEvery()) : by, act)
                        .map(state::reviewed)
                        .orElse(state)));
    }

    /** Empty when no text is in force that it could be about. */
    private static Optional<PeriodicReview> review(
            Document document, PeriodicReview.Decision decision, LocalDate nextBy, Act act) {
        return document.inForceOn(act.on())
                .map(release -> new PeriodicReview(
                        decision, release.version(), release.sha256(), act.reason(), act.by(), act.on(), nextBy));
    }

    /**
     * Decides that no text of the document that was read is in force any more from a day on, with a signature and a reason.
     *
     * @param from today or later
     * @throws RefusedException also while a version is under way
     * @throws ConflictException when another version is current; nothing is signed
     */
    public void retire(Seen<DocumentId> seen, LocalDate from) {
        LocalDate today = records.today();
        records.commitWithoutResult(work -> {
            work.change(
                    DocumentLifeCycle.RETIRE,
                    seen,
                    (state, act) -> state.retiring(
                            from,
                            review(state, PeriodicReview.Decision.RETIRE, from, act)
                                    .orElse(null)));
            if (!from.isAfter(today)) {
                catchUp(work, seen.id(), today);
            }
        });
    }

    /** Calls a retirement off before its day, with a signature and a reason. */
    public void keep(Seen<DocumentId> seen) {
        records.commit(work -> work.change(DocumentLifeCycle.KEEP, seen, Document::keptOn));
    }

    /**
     * Brings the status of versions and documents to what the dates say, each document in a unit of work of its own; for
     * the host's scheduler, as often as it likes. What is in force does not depend on it.
     *
     * @return how many documents were behind
     */
    public int runDue() {
        LocalDate today = records.today();
        List<DocumentId> behind = behind(today.plusDays(1));
        behind.forEach(document -> catchUp(document, today));
        return behind.size();
    }

    /** Where somebody else is at it too, one of the next attempts finds nothing to do. */
    private void catchUp(DocumentId document, LocalDate today) {
        for (int attempt = 1; ; attempt++) {
            try {
                records.commitWithoutResult(work -> catchUp(work, document, today));
                return;
            } catch (ConflictException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<DocumentId> behind(LocalDate tomorrow) {
        Stream<DocumentId> released = records.stream(
                        DocumentVersionLifeCycle.TYPE,
                        records.query(DocumentVersionLifeCycle.TYPE)
                                .where(
                                        DocumentVersionLifeCycle.STATUS.is(VersionStatus.APPROVED),
                                        DocumentVersionLifeCycle.EFFECTIVE_FROM.before(tomorrow))
                                .limitedTo(PAGE))
                .map(version -> version.state().document());
        Stream<DocumentId> retired = records.stream(
                        DocumentLifeCycle.TYPE,
                        records.query(DocumentLifeCycle.TYPE)
                                .where(
                                        DocumentLifeCycle.STATUS.is(DocumentStatus.RETIRING),
                                        DocumentLifeCycle.RETIRED_FROM.before(tomorrow))
                                .limitedTo(PAGE))
                .map(document -> new DocumentId(document.id()));
        return Stream.concat(released, retired).distinct().toList();
    }

    private static void catchUp(UnitOfWork work, DocumentId document, LocalDate today) {
        Document state = work.get(DocumentLifeCycle.TYPE, document).state();
        state.releases().stream()
                .filter(release -> !release.from().isAfter(today))
                .forEach(release -> catchUp(work, state, DocumentVersionId.of(document, release.version()), today));
        work.change(DocumentLifeCycle.TAKE_EFFECT, document, (s, act) -> s.dueAsOf(act.on()));
        LocalDate retiredFrom = state.retiredFrom();
        if (state.status() == DocumentStatus.RETIRING && retiredFrom != null && !retiredFrom.isAfter(today)) {
            work.change(DocumentLifeCycle.END, document, Document::retired);
        }
    }

    private static void catchUp(UnitOfWork work, Document document, DocumentVersionId id, LocalDate today) {
        DocumentVersion version = work.get(DocumentVersionLifeCycle.TYPE, id).state();
        if (version.status() == VersionStatus.APPROVED) {
            version = work.change(DocumentVersionLifeCycle.TAKE_EFFECT, id, state -> state)
                    .state();
        }
        if (version.status() != VersionStatus.EFFECTIVE) {
            return;
        }
        VersionStatus stands = document.statusOn(version, today);
        if (stands == VersionStatus.SUPERSEDED) {
            work.change(DocumentVersionLifeCycle.SUPERSEDE, id, state -> state);
            Distribution.lapse(work, id);
        } else if (stands == VersionStatus.OBSOLETE) {
            work.change(DocumentVersionLifeCycle.MAKE_OBSOLETE, id, state -> state);
            Distribution.lapse(work, id);
        }
    }

    /**
     * The text of a document in force on a day, as far as is decided now: the same answer for a past day whenever it is
     * asked, and for a coming day what is planned. Empty when none is.
     *
     * @throws io.github.qms4j.NotFoundException when there is no such document
     */
    public Optional<InForce> inForce(DocumentId document, LocalDate on) {
        Document state = records.get(DocumentLifeCycle.TYPE, document).state();
        return state.inForceOn(on)
                .map(release -> new InForce(
                        DocumentVersionId.of(document, release.version()),
                        release.sha256(),
                        release.from(),
                        state.until(release).orElse(null)));
    }

    /**
     * Where a version stands on a day by the dates, whether or not {@link #runDue} was called; see
     * {@link Document#statusOn}.
     */
    public VersionStatus statusOn(DocumentVersionId version, LocalDate day) {
        DocumentVersion state =
                records.get(DocumentVersionLifeCycle.TYPE, version).state();
        return records.get(DocumentLifeCycle.TYPE, state.document()).state().statusOn(state, day);
    }

    /**
     * The bytes of a version's text, to be closed by the caller. They are compared with their hash before the first one is
     * given out, so the store is read twice, and again while they are read.
     *
     * @throws io.github.qms4j.CorruptRecordException when the text is lost or altered; says where it is kept and what to
     *     do. Also thrown by the stream's last read, when it is altered in between
     * @throws io.github.qms4j.StorageException when it cannot be read
     * @throws io.github.qms4j.NotFoundException when there is no such version
     */
    public InputStream text(DocumentVersionId version) {
        return contents.open(
                records.get(DocumentVersionLifeCycle.TYPE, version).state().content());
    }

    /** The versions whose text has a hash, in the order of their numbers; several when a text was issued again. */
    public List<View<DocumentVersionId, DocumentVersion>> withText(String sha256) {
        return versions(DocumentVersionLifeCycle.SHA_256.is(sha256));
    }

    /** The versions of a document, in the order of their numbers. */
    public List<View<DocumentVersionId, DocumentVersion>> versions(DocumentId document) {
        return versions(DocumentVersionLifeCycle.DOCUMENT.is(document));
    }

    private List<View<DocumentVersionId, DocumentVersion>> versions(Condition condition) {
        return records.stream(
                        DocumentVersionLifeCycle.TYPE,
                        records.query(DocumentVersionLifeCycle.TYPE)
                                .where(condition)
                                .sortedBy(DocumentVersionLifeCycle.NUMBER.ascending())
                                .limitedTo(PAGE))
                .map(found -> View.of(DocumentVersionId::new, found))
                .toList();
    }

    /** Every approval and rejection of a version, in all its review cycles, by number. */
    public List<View<ApprovalId, Approval>> approvals(DocumentVersionId version) {
        return approvals.of(version);
    }

    /** A document; empty when there is none of that number. */
    public Optional<View<DocumentId, Document>> find(DocumentId document) {
        return records.find(DocumentLifeCycle.TYPE, document).map(found -> View.of(DocumentId::new, found));
    }

    /** A version; empty when there is none of that id. */
    public Optional<View<DocumentVersionId, DocumentVersion>> find(DocumentVersionId version) {
        return records.find(DocumentVersionLifeCycle.TYPE, version)
                .map(found -> View.of(DocumentVersionId::new, found));
    }

    /**
     * The documents that meet all conditions, in the order of opening, a page at a time.
     *
     * @param cursor from the page before, or null for the first
     * @param conditions such as {@code DocumentLifeCycle.DUE_ON.before(day)}; none for all
     */
    public Page<View<DocumentId, Document>> list(@Nullable String cursor, Condition... conditions) {
        return records.page(
                        DocumentLifeCycle.TYPE,
                        records.query(DocumentLifeCycle.TYPE)
                                .where(conditions)
                                .sortedBy(DocumentLifeCycle.OPENED_ON.ascending())
                                .limitedTo(PAGE)
                                .from(cursor))
                .map(found -> View.of(DocumentId::new, found));
    }
}
