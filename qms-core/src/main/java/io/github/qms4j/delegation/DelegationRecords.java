package io.github.qms4j.delegation;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.delegation.Delegation.Status;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition.Note;
import io.github.qms4j.record.TransitionTable;
import java.util.List;
import java.util.Set;

/** The record type of delegations with its life cycle. */
public final class DelegationRecords {
    private static final Permission DELEGATE = new Permission("delegation:delegate", Role.WORKING);
    private static final Permission REVOKE = Permission.of("delegation:revoke", Role.QUALITY_MANAGER, Role.COMPLIANCE);

    private DelegationRecords() {}

    static RecordType<Delegation> delegation() {
        return RecordType.of("delegation", Delegation.class)
                .numbered("DEL")
                .text("status", d -> d.status().name())
                .text("delegator", Delegation::delegator)
                .text("delegate", Delegation::delegate)
                .instant("validFrom", Delegation::from)
                .instant("validUntil", Delegation::until)
                .lifeCycle(TransitionTable.of(Status.class, Delegation::status)
                        .creates("delegation.grant", DELEGATE, Set.of(Status.GRANTED))
                        .note(Note.REQUIRED)
                        .guard(DelegationRules.ownRoles())
                        .guard(DelegationRules.toAnother())
                        .guard(DelegationRules.limited())
                        .next()
                        .moves("delegation.withdraw", DELEGATE, Set.of(Status.GRANTED), Status.WITHDRAWN)
                        .note(Note.REQUIRED)
                        .guard(DelegationRules.byDelegator())
                        .guard(DelegationRules.asGranted())
                        .next()
                        .moves("delegation.revoke", REVOKE, Set.of(Status.GRANTED), Status.REVOKED)
                        .note(Note.REQUIRED)
                        .guard(DelegationRules.asGranted())
                        .next()
                        .build());
    }

    /** Every record type of this package. */
    public static List<RecordType<?>> all() {
        return List.of(Delegation.TYPE);
    }
}
