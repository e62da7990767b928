package io.github.qms4j.delegation;

import io.github.qms4j.access.Permission;
import io.github.qms4j.access.Role;
import io.github.qms4j.delegation.Delegation.Status;
import io.github.qms4j.record.Attribute;
import io.github.qms4j.record.Declaration;
import io.github.qms4j.record.RecordType;
import io.github.qms4j.record.Transition;
import io.github.qms4j.record.Transition.Note;
import java.time.Instant;
import java.util.List;

/** The record type of delegations with its life cycle. */
public final class DelegationLifeCycle {
    private static final Permission MAY_DELEGATE = new Permission("delegation:delegate", Role.WORKING);
    private static final Permission MAY_REVOKE =
            Permission.of("delegation:revoke", Role.QUALITY_MANAGER, Role.COMPLIANCE);

    private static final Declaration<Delegation, Status> DECLARED = RecordType.declare(
                    "delegation", Delegation.class, Status.class, Delegation::status)
            .numbered("DEL");

    public static final Attribute<Delegation, Status> STATUS = DECLARED.status();
    public static final Attribute<Delegation, String> DELEGATOR = DECLARED.text("delegator", Delegation::delegator);
    public static final Attribute<Delegation, String> DELEGATE = DECLARED.text("delegate", Delegation::delegate);
    public static final Attribute<Delegation, Instant> VALID_FROM = DECLARED.instant("validFrom", Delegation::from);
    public static final Attribute<Delegation, Instant> VALID_UNTIL = DECLARED.instant("validUntil", Delegation::until);

    static {
        DECLARED.index(List.of(DELEGATE));
        DECLARED.index(List.of(DELEGATOR));
    }

    public static final Transition<Delegation> GRANT = DECLARED.creates(
                    "delegation.grant", MAY_DELEGATE, Status.GRANTED)
            .note(Note.REQUIRED)
            .guard(DelegationRules.ownRoles())
            .guard(DelegationRules.toAnother())
            .guard(DelegationRules.limited())
            .row();
    public static final Transition<Delegation> WITHDRAW = DECLARED.moves(
                    "delegation.withdraw", MAY_DELEGATE, Status.GRANTED, Status.WITHDRAWN)
            .note(Note.REQUIRED)
            .guard(DelegationRules.byDelegator())
            .guard(DelegationRules.asGranted())
            .row();
    public static final Transition<Delegation> REVOKE = DECLARED.moves(
                    "delegation.revoke", MAY_REVOKE, Status.GRANTED, Status.REVOKED)
            .note(Note.REQUIRED)
            .guard(DelegationRules.asGranted())
            .row();

    public static final RecordType<Delegation> TYPE = DECLARED.type();

    private DelegationLifeCycle() {}
}
