// SPDX-FileCopyrightText: 2026 The essaim authors
// SPDX-License-Identifier: MIT

import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import org.apache.jena.query.*;
import org.apache.jena.riot.*;
import org.apache.jena.update.*;

/**
 * Jena's answers to many requests, in one process.
 *
 * usage: java Arq.java FOLDER < LINES
 *
 * Paths look at no clock, so a thread that is slow is left alone.
 *
 * Each line names a file of data and a request, both in FOLDER:
 * "DATA.nq NAME.rq" or "DATA.nq NAME.ru". The answer goes to NAME.answer: JSON
 * of rows and booleans, N-Triples of graphs, N-Quads of what an update left;
 * of what Jena refuses the reason, in NAME.refused.
 */
public class Arq {
    private static final long SECONDS = 4;

    private final Path folder;
    private final Map<String, Dataset> datasets =
        new ConcurrentHashMap<>();

    Arq(Path folder) {
        this.folder = folder;
    }

    // Terms, not values, are matched by this one.
    private Dataset read(String data) {
        Dataset dataset = DatasetFactory.createTxnMem();
        RDFDataMgr.read(dataset, folder.resolve(data).toString());
        return dataset;
    }

    private void query(Dataset dataset, String text, OutputStream out) {
        Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        try (QueryExecution run = QueryExecution.create()
                .dataset(dataset).query(query)
                .timeout(SECONDS, TimeUnit.SECONDS).build()) {
            if (query.isAskType()) {
                ResultSetFormatter.outputAsJSON(out, run.execAsk());
            } else if (query.isConstructType()) {
                RDFDataMgr.write(out, run.execConstruct(), Lang.NTRIPLES);
            } else {
                ResultSetFormatter.outputAsJSON(out, run.execSelect());
            }
        }
    }

    private void update(Dataset dataset, String text, OutputStream out) {
        UpdateAction.execute(UpdateFactory.create(text,
            Syntax.syntaxSPARQL_11), dataset);
        RDFDataMgr.write(out, dataset, Lang.NQUADS);
    }

    private byte[] answer(String data, String name) throws IOException {
        String text = Files.readString(folder.resolve(name));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (name.endsWith(".ru")) {
            update(read(data), text, out);
        } else {
            query(datasets.computeIfAbsent(data, this::read), text, out);
        }
        return out.toByteArray();
    }

    private void write(String data, String name) throws Exception {
        String stem = name.substring(0, name.lastIndexOf('.'));
        FutureTask<byte[]> task = new FutureTask<>(() -> answer(data, name));
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        try {
            Files.write(folder.resolve(stem + ".answer"),
                        task.get(SECONDS + 1, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            Files.writeString(folder.resolve(stem + ".refused"), e.toString());
        }
    }

    public static void main(String[] args) throws Exception {
        Arq arq = new Arq(Path.of(args[0]));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null;) {
            String[] words = line.split(" ");
            arq.write(words[0], words[1]);
        }
    }
}
