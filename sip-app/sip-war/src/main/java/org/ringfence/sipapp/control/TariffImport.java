package org.ringfence.sipapp.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ringfence.billing.tariff.PrefixTable;
import org.ringfence.billing.tariff.Rate;
import org.ringfence.billing.tariff.RateChanges;
import org.ringfence.billing.tariff.RateSheet;
import org.ringfence.billing.tariff.Rates;
import org.ringfence.billing.tariff.Tariff;
import org.ringfence.billing.tariff.TariffStore;
import org.ringfence.billing.tariff.TariffVersion;
import org.ringfence.policy.ControlPort.Outcome;
import org.ringfence.policy.TariffPort.SheetRequest;
import org.ringfence.policy.TariffPort.SheetView;

/** Replaces all prices of a tariff by those of a file, or none; the price between own users stays (SPEC P8). */
@ApplicationScoped
public class TariffImport {

    private static final Rates NO_RATES = new PrefixTable(List.of());

    @Inject
    private TariffStore tariffs;

    private final Clock clock = Clock.systemUTC();

    /** One at a time: a large file takes a hundred megabytes while it is imported. */
    synchronized Outcome<SheetView> run(SheetRequest request) {
        Tariff tariff = tariffs.findByName(request.tariff()).orElse(null);
        if (tariff == null) {
            return TariffControl.unknown(request.tariff());
        }
        try {
            RateSheet.Answer answer = read(request.file(), tariff);
            if (answer instanceof RateSheet.Answer.Wrong wrong) {
                return new Outcome.Refused<>(sentence(wrong));
            }
            return publish(request, tariff, ((RateSheet.Answer.Read) answer).rates());
        } catch (RateEdit.Refused refused) {
            return new Outcome.Refused<>(refused.sentence());
        }
    }

    private static RateSheet.Answer read(Path file, Tariff tariff) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return RateSheet.read(reader.lines().iterator(), tariff.currency());
        } catch (UncheckedIOException wrapped) {
            throw refusal(file, wrapped.getCause());
        } catch (IOException unreadable) {
            throw refusal(file, unreadable);
        }
    }

    private static RateEdit.Refused refusal(Path file, IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return new RateEdit.Refused("There is no file " + file + " on the server");
        }
        if (unreadable instanceof MalformedInputException) {
            return new RateEdit.Refused("File " + file + " is not UTF-8 text: save it as such");
        }
        return new RateEdit.Refused("File " + file + " can't be read: " + unreadable.getMessage());
    }

    private Outcome<SheetView> publish(SheetRequest request, Tariff tariff, List<Rate> rates) {
        if (rates.isEmpty()) {
            return new Outcome.Refused<>("File " + request.file() + " has no prices: remove-rate takes prices away");
        }
        String from = request.validFrom();
        String until = request.validUntil();
        Instant begin =
                from == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : RateEdit.instant("valid-from", from);
        TariffVersion.Content content = RateEdit.of(
                        tariff, begin, until == null ? null : RateEdit.instant("valid-until", until))
                .all(rates);
        RateChanges changes = RateChanges.between(
                tariff.versionAt(begin).map(TariffVersion::rates).orElse(NO_RATES), rates);
        if (!request.preview()
                && !(tariffs.publish(tariff.id(), content) instanceof TariffStore.PublishAnswer.Published)) {
            return TariffControl.unknown(request.tariff());
        }
        return new Outcome.Done<>(new SheetView(
                request.tariff(),
                !request.preview(),
                begin,
                rates.size(),
                changes.added(),
                changes.changed(),
                changes.removed(),
                changes.unchanged(),
                changes.rises().stream().map(TariffImport::text).toList()));
    }

    private static String text(RateChanges.Rise rise) {
        return rise.after().prefix() + " " + rise.after().destination() + ": "
                + rise.before().price().perMinute().format() + " to "
                + rise.after().price().perMinute().format();
    }

    private static String sentence(RateSheet.Answer.Wrong wrong) {
        int more = wrong.count() - wrong.problems().size();
        return "Nothing was imported; " + wrong.count() + (wrong.count() == 1 ? " line is" : " lines are") + " wrong: "
                + String.join("; ", wrong.problems()) + (more > 0 ? "; and " + more + " more" : "");
    }
}
