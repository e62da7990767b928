package io.github.qms4j.worklist;

import io.github.qms4j.access.Permission;
import io.github.qms4j.organisation.Gap;
import io.github.qms4j.organisation.Kind;
import io.github.qms4j.organisation.Organisation;
import io.github.qms4j.organisation.OrganisationLifeCycle;
import io.github.qms4j.organisation.UnitType;
import io.github.qms4j.record.Page;
import io.github.qms4j.record.RecordStore;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Departments without a head and processes without an owner, for whoever maintains the organisation (rule ORG-3). That a
 * head has left stands with the person and not with the department, so they are looked for; they have no day.
 */
final class GapWork implements WorkSource {
    static final Permission PERMISSION =
            OrganisationLifeCycle.DEPARTMENT.change().permission();

    private final RecordStore records;
    private final Reader reader;

    GapWork(RecordStore records, Reader reader) {
        this.records = records;
        this.reader = reader;
    }

    /** Whether a reader may see where the gaps are. */
    static boolean isReadable(RecordStore records) {
        return records.mayRead(OrganisationLifeCycle.PERSON.type())
                && records.mayRead(OrganisationLifeCycle.DEPARTMENT.type())
                && records.mayRead(OrganisationLifeCycle.PROCESS.type());
    }

    @Override
    public String name() {
        return "organisation";
    }

    @Override
    public First dueFrom(@Nullable LocalDate from, int limit) {
        List<WorkItem> all = items();
        return new First(all.stream().limit(limit).toList(), all.size() <= limit);
    }

    @Override
    public Page<WorkItem> dueOn(LocalDate day, @Nullable String cursor, int limit) {
        List<WorkItem> rest = items().stream()
                .filter(item -> cursor == null || place(item).compareTo(cursor) > 0)
                .toList();
        List<WorkItem> page = rest.stream().limit(limit).toList();
        return new Page<>(page, page.size() == rest.size() ? null : place(page.get(page.size() - 1)));
    }

    private static String place(WorkItem item) {
        return item.recordType() + " " + item.recordId();
    }

    private List<WorkItem> items() {
        return new Organisation(records)
                .gaps(records.today()).stream()
                        .map(this::item)
                        .sorted(Comparator.comparing(GapWork::place))
                        .toList();
    }

    private WorkItem item(Gap gap) {
        UnitType<?, ?> type =
                gap.kind() == Kind.DEPARTMENT ? OrganisationLifeCycle.DEPARTMENT : OrganisationLifeCycle.PROCESS;
        return new WorkItem(
                type.type().name(),
                gap.id(),
                type.change().name(),
                PERMISSION.name(),
                null,
                null,
                reader.onBehalfOf(PERMISSION, null),
                gap.what());
    }
}
