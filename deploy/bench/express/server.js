// What a scan does, written for Express, pg and socket.io as one would who knows them: a process for each processor,
// prepared statements, a pool, tokens remembered for a while, and one statement and one commit for each scan.
'use strict';

const cluster = require('node:cluster');
const { createHash } = require('node:crypto');
const { createServer } = require('node:http');
const os = require('node:os');

const WORKERS = Number(process.env.WORKERS || os.availableParallelism());
const REMEMBER_MS = 30_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const SCANNER = `
  SELECT s.id, s.event_id
    FROM scanner s JOIN event e ON e.id = s.event_id
   WHERE s.token_hash = $1 AND s.status = 'APPROVED' AND now() < e.ends_at + interval '24 hours'`;

// The ticket is locked first, in a statement part that the rest reads from: two scans of it come one after another,
// and the slot's primary key holds the rule where both saw it free.
const SCAN = `
  WITH asked AS (
      SELECT t.id AS ticket_id, t.reference, t.holder, t.category, k.id AS checkpoint_id,
             k.entries_per_ticket AS allowed, coalesce(p.used, 0) AS used,
             CASE WHEN c.revoked_at IS NOT NULL THEN 'revoked'
                  WHEN t.status = 'BLOCKED' THEN 'blocked'
                  WHEN t.status = 'CANCELLED' THEN 'cancelled'
                  WHEN k.paused THEN 'paused'
                  WHEN NOT t.paid AND NOT k.accept_unpaid THEN 'unpaid'
                  WHEN coalesce(p.used, 0) >= k.entries_per_ticket THEN 'already_admitted' END AS reason
        FROM ticket_code c
        JOIN ticket t ON t.id = c.ticket_id
        JOIN checkpoint k ON k.id = $4 AND k.event_id = c.event_id
        LEFT JOIN presence p ON p.ticket_id = t.id AND p.checkpoint_id = k.id
       WHERE c.event_id = $2 AND c.code_hash = $5
         FOR NO KEY UPDATE OF t
  ), told AS (
      INSERT INTO scan (scan_id, event_id, checkpoint_id, scanner_id, ticket_id, asked_hash, manual, direction,
                        force_asked, verdict, reason, forced, explanation, settled_at, decided_at)
      SELECT $1, $2, checkpoint_id, $3, ticket_id, $5, false, 'ENTRY', false,
             CASE WHEN reason IS NULL THEN 'ADMITTED' ELSE 'REFUSED' END, reason, false,
             CASE WHEN reason IS NULL THEN 'Welcome' ELSE 'No entry' END, now(), now()
        FROM asked
      RETURNING verdict, reason, explanation, decided_at
  ), slot AS (
      INSERT INTO admission_slot (ticket_id, checkpoint_id, slot, allowed, scan_id)
      SELECT ticket_id, checkpoint_id, used + 1, allowed, $1 FROM asked WHERE reason IS NULL
  ), present AS (
      INSERT INTO presence (ticket_id, checkpoint_id, used, inside, entries, exits, slots)
      SELECT ticket_id, checkpoint_id, 1, 1, 1, 0, 1 FROM asked WHERE reason IS NULL
      ON CONFLICT (ticket_id, checkpoint_id)
      DO UPDATE SET used = presence.used + 1, inside = presence.inside + 1, entries = presence.entries + 1,
                    slots = presence.slots + 1, version = presence.version + 1
  )
  SELECT told.*, asked.ticket_id, asked.reference, asked.holder, asked.category FROM told, asked`;

const STORED = 'SELECT verdict, reason, explanation, decided_at, ticket_id FROM scan WHERE scan_id = $1';

const UNIQUE_VIOLATION = '23505';

function work() {
  const express = require('express');
  const { Pool } = require('pg');
  const { Server } = require('socket.io');

  const pool = new Pool({ max: 16 });
  const remembered = new Map();

  const sha256 = (text) => createHash('sha256').update(text).digest();

  async function scannerOf(token) {
    const known = remembered.get(token);
    if (known && known.until > Date.now()) return known.scanner;
    const found = await pool.query({ name: 'scanner', text: SCANNER, values: [sha256(token)] });
    const scanner = found.rows[0];
    if (scanner) remembered.set(token, { scanner, until: Date.now() + REMEMBER_MS });
    return scanner;
  }

  function answer(scanId, row, replay) {
    return {
      scanId,
      verdict: row.verdict,
      reason: row.reason,
      explanation: row.explanation,
      forced: false,
      replay,
      decidedAt: row.decided_at,
      ticket: { id: row.ticket_id, reference: row.reference, holder: row.holder, category: row.category },
    };
  }

  async function scan(scanner, asked) {
    if (!UUID.test(asked.scanId) || !UUID.test(asked.checkpointId) || typeof asked.code !== 'string') {
      return { status: 400, body: { title: 'Not readable as a scan' } };
    }
    const values = [asked.scanId, scanner.event_id, scanner.id, asked.checkpointId, sha256(asked.code)];
    try {
      const { rows } = await pool.query({ name: 'scan', text: SCAN, values });
      if (rows.length === 0) return { status: 200, body: { scanId: asked.scanId, verdict: 'REFUSED', reason: 'unknown' } };
      return { status: 200, body: answer(asked.scanId, rows[0], false) };
    } catch (failure) {
      if (failure.code !== UNIQUE_VIOLATION) throw failure;
      const { rows } = await pool.query({ name: 'stored', text: STORED, values: [asked.scanId] });
      // not this scan, then its guest: somebody took the slot in the same moment
      return rows.length > 0 ? { status: 200, body: answer(asked.scanId, rows[0], true) } : scan(scanner, asked);
    }
  }

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.post('/api/scanner/scans', express.json({ limit: '4mb' }), async (request, response) => {
    const [scheme, token] = (request.headers.authorization || '').split(' ');
    const scanner = scheme === 'Bearer' && token ? await scannerOf(token) : undefined;
    if (!scanner) return response.status(401).json({ title: 'Unknown' });
    const { status, body } = await scan(scanner, request.body);
    return response.status(status).json(body);
  });

  const server = createServer(app);
  const io = new Server(server, { transports: ['websocket'], serveClient: false, pingInterval: 300_000 });
  io.use(async (socket, next) => {
    const scanner = await scannerOf(String(socket.handshake.auth.token));
    socket.data.scanner = scanner;
    next(scanner ? undefined : new Error('unknown'));
  });
  io.on('connection', (socket) => {
    socket.on('verify_ticket', async (asked, acknowledge) => {
      try {
        const { body } = await scan(socket.data.scanner, asked);
        acknowledge(body);
      } catch (failure) {
        console.error(failure);
        acknowledge({ title: 'Try again' });
      }
    });
  });
  server.listen(Number(process.env.PORT), '127.0.0.1');
}

if (cluster.isPrimary && WORKERS > 1) {
  for (let i = 0; i < WORKERS; i++) cluster.fork();
  // whoever stops this process stops them all
  process.on('SIGTERM', () => process.exit(0));
} else {
  process.on('disconnect', () => process.exit(0));
  work();
}
