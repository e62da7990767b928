package io.github.qms4j.servicedesk.importing;

/** What a column of an export can say about a ticket, under the name it has in a mapping file. */
enum Field {
    REFERENCE("reference"),
    KIND("kind"),
    TITLE("title"),
    SERVICE("service"),
    CATEGORY("category"),
    IMPACT("impact"),
    URGENCY("urgency"),
    PRIORITY("priority"),
    GROUP("group"),
    ASSIGNEE("assignee"),
    STATE("state"),
    UPDATED_AT("updatedAt"),
    OPENED_AT("openedAt"),
    RESPONDED_AT("respondedAt"),
    RESOLVED_AT("resolvedAt"),
    CLOSED_AT("closedAt"),
    REOPEN_COUNT("reopenCount"),
    REASSIGNMENT_COUNT("reassignmentCount"),
    RECORDED_SLA_MET("recordedSlaMet"),
    LINK_PROBLEM("links.problem"),
    LINK_CHANGE("links.change"),
    LINK_CAUSED_BY("links.causedBy");

    static final int COUNT = values().length;

    private final String key;

    Field(String key) {
        this.key = key;
    }

    /** Its place below {@code columns} in a mapping file. */
    String key() {
        return key;
    }

    /** Its place in an array of all fields. */
    @SuppressWarnings("EnumOrdinal") // An index that lives no longer than a read.
    int slot() {
        return ordinal();
    }
}
