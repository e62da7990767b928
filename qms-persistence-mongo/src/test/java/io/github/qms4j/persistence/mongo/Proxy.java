package io.github.qms4j.persistence.mongo;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** Stands between the driver and the server, and loses a message of the driver or the answer to it. */
final class Proxy implements AutoCloseable {
    private static final int HEADER = 16;

    private final ServerSocket listening;
    private final int serverPort;
    private final AtomicReference<Loss> next = new AtomicReference<>(Loss.NOTHING);

    /** What is lost of the next command that replaces a document, with its connection. */
    enum Loss {
        NOTHING,
        COMMAND,
        ANSWER
    }

    Proxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String address() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    void loseNext(Loss loss) {
        next.set(loss);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException connectionEnded) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            start(() -> serve(client, server));
        }
    }

    private void serve(Socket client, Socket server) throws IOException {
        try (client;
                server) {
            DataInputStream commands = new DataInputStream(client.getInputStream());
            DataInputStream answers = new DataInputStream(server.getInputStream());
            while (true) {
                byte[] command = message(commands);
                Loss loss = isReplacement(command) ? next.getAndSet(Loss.NOTHING) : Loss.NOTHING;
                if (loss == Loss.COMMAND) {
                    return;
                }
                send(server.getOutputStream(), command);
                byte[] answer = message(answers);
                if (loss == Loss.ANSWER) {
                    return;
                }
                send(client.getOutputStream(), answer);
            }
        }
    }

    private static boolean isReplacement(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        return text.contains("update") && text.contains(Head.COLLECTION) && text.contains("changes");
    }

    private static byte[] message(InputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            throw new EOFException();
        }
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < HEADER) {
            throw new EOFException();
        }
        ByteBuffer message = ByteBuffer.allocate(size).put(length);
        message.put(in.readNBytes(size - 4));
        return message.array();
    }

    private static void send(OutputStream out, byte[] message) throws IOException {
        out.write(message);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
