package com.example.clinic;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Map;
import java.util.stream.Collectors;

/** Whoever the server has authenticated, as the library knows them. */
final class Callers {
    private static final Map<String, Role> ROLES = Map.of(
            "agent", Role.SERVICE_AGENT,
            "quality", Role.QUALITY_MANAGER);

    private Callers() {}

    static Actor actor(SecurityContext context) {
        Principal caller = context.getCallerPrincipal();
        if (caller == null) {
            throw new SecurityException("nobody is logged in");
        }
        return new Actor(
                caller.getName(),
                caller.getName(),
                ROLES.keySet().stream()
                        .filter(context::isCallerInRole)
                        .map(ROLES::get)
                        .collect(Collectors.toSet()));
    }
}
