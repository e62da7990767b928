package io.github.qms4j.signature.password;

/**
 * Passwords that nobody may choose: commonly used, expected or compromised ones, and names of the organisation and its
 * services (NIST SP 800-63B, 5.1.1.2). A host implements this over a list of its choice.
 */
@FunctionalInterface
public interface PasswordBlocklist {
    /**
     * Whether a password is on the list.
     *
     * @param password as entered; wiped later, so it must not be kept
     */
    boolean contains(char[] password);
}
