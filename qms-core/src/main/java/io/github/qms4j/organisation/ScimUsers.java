package io.github.qms4j.organisation;

import io.github.qms4j.InvalidInputException;
import io.github.qms4j.InvalidInputException.Violation;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads persons from a SCIM 2.0 response: a list of users or one user (RFC 7643 clauses 4.1 and 4.3, RFC 7644 clause
 * 3.4.2). A user who is not active is left out: in an image that is complete for persons they so leave. From the
 * enterprise extension come manager and department; a department is known by its text, which becomes its id and its name.
 * The other attributes are not read.
 *
 * @param persons the active ones by id
 * @param departments those that a person names; they have neither parent nor head, which SCIM does not know
 * @param inactive how many users were left out because they are not active
 * @param managerNotActive whose manager is not active: they are read as reporting to nobody
 */
public record ScimUsers(
        Map<PersonId, PersonDetails> persons,
        Map<DepartmentId, DepartmentDetails> departments,
        int inactive,
        List<PersonId> managerNotActive) {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final JsonMapper JSON = JsonMapper.shared();

    public ScimUsers {
        persons = Collections.unmodifiableMap(new LinkedHashMap<>(persons));
        departments = Collections.unmodifiableMap(new LinkedHashMap<>(departments));
        managerNotActive = List.copyOf(managerNotActive);
    }

    /**
     * Reads a response.
     *
     * @param key which attribute is the id under which the host authenticates a user
     * @throws InvalidInputException listing every user that cannot be read, by its place; and when the response is only a
     *     part of the list, since a part would be mistaken for the whole
     */
    public static ScimUsers read(Reader json, Key key) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw InvalidInputException.of(
                    "SCIM response",
                    "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()),
                    e.getOriginalMessage(),
                    "is no JSON",
                    "give the response as the server sent it");
        }
        return new Reading(key).read(users(root));
    }

    private static List<JsonNode> users(JsonNode root) {
        JsonNode resources = member(root, "Resources");
        if (resources.isMissingNode()) {
            if (!member(root, "userName").isMissingNode() || !member(root, "id").isMissingNode()) {
                return List.of(root);
            }
            checkWhole(root, 0);
            return List.of();
        }
        List<JsonNode> users = new ArrayList<>();
        resources.forEach(users::add);
        checkWhole(root, users.size());
        return users;
    }

    private static void checkWhole(JsonNode root, int count) {
        JsonNode total = member(root, "totalResults");
        if (!total.canConvertToInt() || total.asInt() != count) {
            throw InvalidInputException.of(
                    "SCIM response",
                    "totalResults",
                    total.toString(),
                    "is not the number of users in the response, " + count,
                    "ask the server for all pages and give the users of all of them as one list");
        }
    }

    /** The names of SCIM attributes are not case-sensitive (RFC 7643 clause 2.1). */
    private static JsonNode member(JsonNode node, String name) {
        JsonNode exact = node.path(name);
        if (!exact.isMissingNode()) {
            return exact.isNull() ? node.path("") : exact;
        }
        return node.propertyStream()
                .filter(p -> p.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isNull())
                .findFirst()
                .orElse(exact);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = member(node, name);
        return value.isValueNode() ? value.asString("").strip() : "";
    }

    /**
     * An image of the organisation with these persons, complete for persons, and with the departments that they name where
     * there are none of these ids yet: what else is known of a department stays.
     *
     * @param day from which on it is so
     */
    public OrganisationImage image(LocalDate day) {
        return OrganisationImage.on(day)
                .persons(persons)
                .departmentsIfNew(departments)
                .completeFor(Kind.PERSON);
    }

    /** Which attribute of a user is a person's id. */
    public enum Key {
        USER_NAME("userName"),
        ID("id"),
        EXTERNAL_ID("externalId");

        private final String attribute;

        Key(String attribute) {
            this.attribute = attribute;
        }
    }

    private static final class Reading {
        private final Key key;
        private final List<Violation> violations = new ArrayList<>();
        private final Map<String, PersonId> ids = new HashMap<>();
        private final Map<PersonId, PersonDetails> persons = new LinkedHashMap<>();
        private final Map<DepartmentId, DepartmentDetails> departments = new LinkedHashMap<>();
        private final Set<PersonId> inactive = new LinkedHashSet<>();
        private final List<PersonId> managerNotActive = new ArrayList<>();

        Reading(Key key) {
            this.key = key;
        }

        ScimUsers read(List<JsonNode> users) {
            for (int i = 0; i < users.size(); i++) {
                JsonNode user = users.get(i);
                int place = i;
                id(user, place).ifPresent(id -> {
                    String scimId = text(user, "id");
                    if (!scimId.isEmpty() && ids.putIfAbsent(scimId, id) != null) {
                        violate(place, "id", scimId, "is the id of an earlier user too", "give each user once");
                    }
                });
            }
            List<Integer> active = new ArrayList<>();
            for (int i = 0; i < users.size(); i++) {
                if (isActive(users.get(i), i)) {
                    active.add(i);
                } else {
                    Optional.ofNullable(idOf(users.get(i))).ifPresent(inactive::add);
                }
            }
            active.forEach(i -> add(users.get(i), i));
            if (!violations.isEmpty()) {
                throw new InvalidInputException("SCIM response", violations);
            }
            return new ScimUsers(persons, departments, inactive.size(), managerNotActive);
        }

        /** Some servers give it as a text, in any case. One that is not given is active (RFC 7643 clause 4.1.1). */
        private boolean isActive(JsonNode user, int place) {
            JsonNode active = member(user, "active");
            String text = active.isMissingNode() ? "true" : active.asString("").toLowerCase(Locale.ROOT);
            if (!text.equals("true") && !text.equals("false")) {
                violate(place, "active", active.toString(), "is neither true nor false", "give one of them");
            }
            return text.equals("true");
        }

        private Optional<PersonId> id(JsonNode user, int place) {
            String text = text(user, key.attribute);
            try {
                return Optional.of(new PersonId(text));
            } catch (InvalidInputException | IllegalArgumentException e) {
                violate(
                        place,
                        key.attribute,
                        text,
                        "cannot be the id of a person",
                        "give the user one, or name another key");
                return Optional.empty();
            }
        }

        private void add(JsonNode user, int place) {
            @Nullable PersonId id = idOf(user);
            if (id == null) {
                return;
            }
            JsonNode enterprise = member(user, ENTERPRISE);
            String department = text(enterprise, "department");
            try {
                @Nullable DepartmentId in = department.isEmpty() ? null : new DepartmentId(department);
                PersonDetails details = new PersonDetails(name(user), in, manager(id, enterprise, place), null);
                if (persons.putIfAbsent(id, details) != null) {
                    violate(place, key.attribute, id.value(), "is an earlier user's too", "give each user one id");
                }
                if (in != null) {
                    departments.putIfAbsent(in, DepartmentDetails.named(department));
                }
            } catch (InvalidInputException e) {
                e.violations().forEach(v -> violate(place, v.place(), v.value(), v.rule(), v.remedy()));
            }
        }

        private @Nullable PersonId idOf(JsonNode user) {
            try {
                return new PersonId(text(user, key.attribute));
            } catch (InvalidInputException | IllegalArgumentException e) {
                // Told of when the ids were read.
                return null;
            }
        }

        private static String name(JsonNode user) {
            String display = text(user, "displayName");
            JsonNode name = member(user, "name");
            String formatted = text(name, "formatted");
            String parts = (text(name, "givenName") + " " + text(name, "familyName")).strip();
            return !display.isEmpty()
                    ? display
                    : !formatted.isEmpty() ? formatted : !parts.isEmpty() ? parts : text(user, "userName");
        }

        /** The extension names the manager by the id of their user, whatever key the host goes by. */
        private @Nullable PersonId manager(PersonId id, JsonNode enterprise, int place) {
            JsonNode manager = member(enterprise, "manager");
            String value = manager.isObject()
                    ? text(manager, "value")
                    : manager.asString("").strip();
            if (value.isEmpty()) {
                return null;
            }
            @Nullable PersonId known = ids.get(value);
            if (known == null) {
                violate(place, "manager", value, "is the id of no user in the response", "give the manager's user too");
            }
            if (known != null && inactive.contains(known)) {
                managerNotActive.add(id);
                return null;
            }
            return known;
        }

        private void violate(int place, String attribute, String value, String rule, String remedy) {
            violations.add(new Violation("Resources[" + place + "]." + attribute, value, rule, remedy));
        }
    }
}
