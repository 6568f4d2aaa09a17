package org.ringfence.sip.container;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;

/** Answers 200, and remembers what it saw. */
public class AnsweringServlet extends SipServlet {

    private static final long serialVersionUID = 1L;

    final transient List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    protected void doRequest(SipServletRequest request) throws IOException, ServletException {
        seen.add(request.getMethod() + " " + request.getCallId());
        if (!request.getMethod().equals("ACK")) {
            request.createResponse(200).send();
        }
    }
}
