package org.ringfence.container.probe;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.servlet.sip.SipFactory;

/** An HTTP servlet beside the SIP servlets: it makes a SIP application session. */
@WebServlet("/session")
public class HttpProbe extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Resource
    private SipFactory factory;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(factory.createApplicationSession().getApplicationName());
    }
}
