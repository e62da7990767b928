package com.example.plant;

import java.util.Map;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** The plant's users; a real host asks its own directory. */
@Component
class Directory implements AuthenticationManager {
    private static final Map<String, String> PASSWORDS = Map.of("carla", "sieve-4711");

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        if (attempt.getCredentials() == null || !attempt.getCredentials().equals(PASSWORDS.get(name))) {
            throw new BadCredentialsException("unknown user or wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(name, null, AuthorityUtils.NO_AUTHORITIES);
    }
}
