package com.example.plant;

import io.github.qms4j.access.Actor;
import io.github.qms4j.access.Role;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Whoever Spring Security has authenticated, as the library knows them. */
final class Callers {
    private static final Map<String, Role> ROLES = Map.of(
            "ROLE_AGENT", Role.SERVICE_AGENT,
            "ROLE_QUALITY", Role.QUALITY_MANAGER);

    private Callers() {}

    /** An authority that is not in the table gives no role. */
    static Actor actor(@Nullable Authentication caller) {
        if (caller == null || !caller.isAuthenticated() || caller instanceof AnonymousAuthenticationToken) {
            throw new AuthenticationCredentialsNotFoundException("nobody is logged in");
        }
        return new Actor(
                caller.getName(),
                caller.getName(),
                caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .map(ROLES::get)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }
}
