-- Every object in the store's schema: its kind and name, and its definition on one line. What extensions
-- created does not count. A constraint of the type `n` repeats that a column is NOT NULL; only newer servers list it.
WITH own AS (
    SELECT c.oid, c.relname::text AS name, c.relkind::text AS kind, c.relpersistence::text AS persistence,
        c.relrowsecurity AS secured,
        (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgisinternal AND t.tgenabled <> 'O') AS off
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S')
        AND NOT EXISTS (SELECT 1 FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), object AS (
SELECT CASE kind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind,
    name, concat(kind, persistence, CASE WHEN secured THEN ' row security' END,
        CASE WHEN off > 0 THEN ' references are not kept' END) AS definition
FROM own
UNION ALL
SELECT 'column', concat(own.name, '.', a.attname), concat(format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> 0 THEN ' COLLATE ' || l.collname END, CASE WHEN a.attnotnull THEN ' NOT NULL' END,
    ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text)
FROM own JOIN pg_attribute a ON a.attrelid = own.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_collation l ON l.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE own.kind IN ('r', 'p', 'f')
UNION ALL
SELECT 'index', i.relname, concat(replace(pg_get_indexdef(x.indexrelid), concat(' ON ', current_schema(), '.'), ' ON '),
    CASE WHEN NOT x.indisvalid THEN ' invalid' END)
FROM own JOIN pg_index x ON x.indrelid = own.oid JOIN pg_class i ON i.oid = x.indexrelid
UNION ALL
SELECT 'constraint', concat(own.name, '.', k.conname), pg_get_constraintdef(k.oid)
FROM own JOIN pg_constraint k ON k.conrelid = own.oid AND k.contype <> 'n'
UNION ALL
SELECT 'trigger', t.tgname, concat(replace(pg_get_triggerdef(t.oid), concat(' ON ', current_schema(), '.'), ' ON '),
    CASE WHEN t.tgenabled <> 'O' THEN ' not always on' END)
FROM own JOIN pg_trigger t ON t.tgrelid = own.oid AND NOT t.tgisinternal
UNION ALL
SELECT 'rule', concat(own.name, '.', r.rulename), pg_get_ruledef(r.oid)
FROM own JOIN pg_rewrite r ON r.ev_class = own.oid WHERE own.kind IN ('r', 'p')
UNION ALL
SELECT 'function', concat(p.proname, '(', pg_get_function_arguments(p.oid), ')'), concat('RETURNS ', pg_get_function_result(p.oid),
    ' LANGUAGE ', l.lanname, CASE WHEN p.prosecdef THEN ' SECURITY DEFINER' END, ' ', p.proconfig::text, p.prosrc)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE n.nspname = current_schema() AND p.prokind <> 'a' AND NOT EXISTS (SELECT 1 FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
)
SELECT concat(kind, ' `', name, '`') AS object,
    string_agg(trim(regexp_replace(definition, '\s+', ' ', 'g')), '; ' ORDER BY definition)
FROM object GROUP BY object ORDER BY object
