// The least that could answer the search: bare Node, one named statement of the same meaning over the same rows, the same JSON.
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL ?? "", max: 10 });

const search = (word: string) => ({
  name: "search",
  text: `SELECT v.id, v.title, v.place, v.country, v.zone, v.remote, v.contract, v.currency, v.pay_min, v.pay_max, v.pay_unit, v.openings, v.filled,
    v.deadline, o.name AS organisation
    FROM vacancy v JOIN organisation o ON o.id = v.organisation_id
    WHERE v.closed_at IS NULL AND v.filled < v.openings AND v.deadline >= to_char(app_now() AT TIME ZONE v.zone, 'YYYY-MM-DD')
      AND (v.search_text LIKE search_pattern($1) OR v.organisation_id IN (SELECT id FROM organisation WHERE search_fold(name) LIKE search_pattern($1)))
    ORDER BY v.created_at DESC, v.id LIMIT 50`,
  values: [word],
});

const server = createServer(async (request, response) => {
  const word = new URLSearchParams(request.url?.split("?")[1]).get("q") ?? "";
  const { rows } = await pool.query(search(word));
  const vacancies = rows.map(({ id, title, organisation, place, country, zone, remote, contract, openings, filled, deadline, ...pay }) => ({
    vacancyId: id,
    title,
    organisation,
    place,
    country,
    zone,
    remote,
    contract,
    pay: { currency: pay.currency, payMin: pay.pay_min, payMax: pay.pay_max, payUnit: pay.pay_unit },
    openings,
    left: Math.max(0, openings - filled),
    deadline,
  }));
  const body = JSON.stringify({ vacancies });
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});
