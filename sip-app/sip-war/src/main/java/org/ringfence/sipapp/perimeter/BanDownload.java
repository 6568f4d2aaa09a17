package org.ringfence.sipapp.perimeter;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.ringfence.gate.Perimeter;
import org.ringfence.gate.ban.AddressList;
import org.ringfence.policy.ExportPolicy;
import org.ringfence.policy.PolicySource;

/** Hands out the addresses that are banned as a whole, one a line, to whom the policy lets fetch them (SPEC P11). */
@WebServlet(urlPatterns = "/bans")
public class BanDownload extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    @Inject
    private transient Perimeter perimeter;

    @Inject
    private transient PolicySource policies;

    /** For the container. */
    public BanDownload() {}

    BanDownload(Perimeter perimeter, PolicySource policies) {
        this.perimeter = perimeter;
        this.policies = policies;
    }

    /** Strangers can't tell a list that they may not fetch from none. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isAllowed(request, policies.current(ExportPolicy.class))) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = "\"" + Long.toHexString(perimeter.bans().changes()) + '-'
                + Integer.toHexString(System.identityHashCode(perimeter)) + '"';
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "private, no-cache");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        PrintWriter lines = response.getWriter();
        for (AddressList.Entry entry : AddressList.of(perimeter.bans(), Integer.MAX_VALUE)) {
            lines.append(entry.range().toString()).append('\n');
        }
    }

    private static boolean isAllowed(HttpServletRequest request, ExportPolicy policy) throws IOException {
        return switch (policy.download()) {
            case NONE -> false;
            case LOOPBACK ->
                InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                        && request.getHeader("X-Forwarded-For") == null
                        && request.getHeader("Forwarded") == null;
            case TOKEN -> isToken(request.getHeader("Authorization"), policy.downloadTokenSha256());
        };
    }

    private static boolean isToken(@Nullable String authorization, @Nullable String sha256) {
        if (authorization == null || sha256 == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        byte[] token = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token);
            return MessageDigest.isEqual(hash, HexFormat.of().parseHex(sha256));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256", absent);
        }
    }
}
