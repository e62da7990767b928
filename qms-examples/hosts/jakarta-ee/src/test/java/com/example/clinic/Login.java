package com.example.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom the server has authenticated. */
@ApplicationScoped
class Login implements SecurityContext {
    private @Nullable Principal caller;
    private Set<String> roles = Set.of();

    void as(String name, String... newRoles) {
        caller = () -> name;
        roles = Set.of(newRoles);
    }

    @Override
    public @Nullable Principal getCallerPrincipal() {
        return caller;
    }

    @Override
    public <P extends Principal> Set<P> getPrincipalsByType(Class<P> type) {
        return Set.of();
    }

    @Override
    public boolean isCallerInRole(String role) {
        return roles.contains(role);
    }

    @Override
    public Set<String> getAllDeclaredCallerRoles() {
        return roles;
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return false;
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        return AuthenticationStatus.NOT_DONE;
    }
}
