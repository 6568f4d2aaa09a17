package org.ringfence.sipapp.security;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Sends by the server's mail session, whose host, name and password the console sets ({@code /subsystem=mail}). */
final class SessionPostman implements AlertMail.Postman {

    private static final String SESSION = "java:jboss/mail/Default";

    @Override
    public @Nullable String send(@Nullable String from, String to, String subject, String text) {
        try {
            MimeMessage mail = new MimeMessage((Session) new InitialContext().lookup(SESSION));
            if (from != null) {
                mail.setFrom(new InternetAddress(from));
            }
            mail.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
            mail.setSubject(subject, StandardCharsets.UTF_8.name());
            mail.setText(text, StandardCharsets.UTF_8.name());
            Transport.send(mail);
            return null;
        } catch (NamingException missing) {
            return SESSION + " is missing";
        } catch (MessagingException refused) {
            return String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason");
        }
    }
}
