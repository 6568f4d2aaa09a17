package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ringfence.call.provisioning.NewSubscriber;
import org.ringfence.call.provisioning.Provisioning;
import org.ringfence.policy.ControlPort.ImportReport;
import org.ringfence.policy.ControlPort.NewAccountRequest;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.PasswordPolicy;
import org.ringfence.policy.PasswordPolicy.Enforcement;
import org.ringfence.policy.PolicySource;

/** Makes the accounts of a file, {@code user;domain;password[;type[;credit[;currency[;lines]]]]} a line, or none. */
@ApplicationScoped
public class AccountImport {

    private static final int PROBLEMS_SHOWN = 50;
    private static final int LEAST_FIELDS = 3;
    private static final int MOST_FIELDS = 7;

    @Inject
    private AccountControl accounts;

    @Inject
    private Provisioning provisioning;

    @Inject
    private PolicySource policies;

    Outcome<ImportReport> run(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return new Outcome.Refused<>("There is no file " + file + " on the server");
        } catch (MalformedInputException e) {
            return new Outcome.Refused<>("File " + file + " is not UTF-8 text: save it as such");
        } catch (IOException e) {
            return new Outcome.Refused<>("File " + file + " can't be read: " + e.getMessage());
        }
        return read(lines);
    }

    Outcome<ImportReport> read(List<String> lines) {
        Map<String, Integer> lineOfName = new HashMap<>();
        List<NewSubscriber> subscribers = new ArrayList<>(lines.size());
        List<String> problems = new ArrayList<>();
        Map<String, String> againstRules = new LinkedHashMap<>();
        boolean refuses = policies.current(PasswordPolicy.class).imports() == Enforcement.REFUSE;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                NewAccountRequest request = request(line);
                NewSubscriber subscriber = accounts.subscriber(request);
                List<String> faults = accounts.faults(request, subscriber);
                if (!faults.isEmpty() && refuses) {
                    throw new IllegalArgumentException(String.join(", ", faults));
                }
                if (!faults.isEmpty()) {
                    againstRules.put(request.name(), String.join("; ", faults));
                }
                Integer earlier = lineOfName.putIfAbsent(subscriber.account().name(), i + 1);
                if (earlier == null) {
                    subscribers.add(subscriber);
                } else {
                    problems.add("line " + (i + 1) + ": " + subscriber.account().name() + " is in line " + earlier
                            + " already");
                }
            } catch (IllegalArgumentException wrong) {
                problems.add("line " + (i + 1) + ": " + wrong.getMessage());
            }
        }
        if (problems.isEmpty() && provisioning.create(subscribers) instanceof Provisioning.Answer.Taken taken) {
            taken.names()
                    .forEach(name -> problems.add("line " + lineOfName.get(name) + ": " + name + " exists already"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(sentence(problems));
        }
        tell(againstRules);
        return new Outcome.Done<>(new ImportReport(subscribers.size(), domains(subscribers), againstRules.size()));
    }

    private static void tell(Map<String, String> againstRules) {
        againstRules.entrySet().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(account -> ControlLog.LOG.madeAgainstRules(account.getKey(), account.getValue()));
        if (againstRules.size() > PROBLEMS_SHOWN) {
            ControlLog.LOG.moreMadeAgainstRules(againstRules.size() - PROBLEMS_SHOWN);
        }
    }

    private static List<String> domains(List<NewSubscriber> subscribers) {
        return subscribers.stream()
                .map(subscriber -> subscriber.address().domain())
                .distinct()
                .sorted()
                .toList();
    }

    private static String sentence(List<String> problems) {
        String more = problems.size() > PROBLEMS_SHOWN ? "; and " + (problems.size() - PROBLEMS_SHOWN) + " more" : "";
        return "Nothing was imported; " + problems.size() + " lines are wrong: "
                + String.join("; ", problems.subList(0, Math.min(PROBLEMS_SHOWN, problems.size()))) + more;
    }

    private static NewAccountRequest request(String line) {
        String[] fields = line.split(";", -1);
        if (fields.length < LEAST_FIELDS || fields.length > MOST_FIELDS) {
            throw new IllegalArgumentException("it has " + fields.length
                    + " fields instead of user;domain;password[;type[;credit[;currency[;lines]]]]");
        }
        return new NewAccountRequest(
                fields[0].strip() + '@' + fields[1].strip(),
                fields[2],
                field(fields, 3),
                field(fields, 4),
                field(fields, 5),
                number(field(fields, 6)),
                null);
    }

    private static @Nullable String field(String[] fields, int index) {
        return index < fields.length && !fields[index].isBlank() ? fields[index].strip() : null;
    }

    private static @Nullable Integer number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("'" + text + "' is no number of lines");
        }
        return Integer.valueOf(text);
    }
}
