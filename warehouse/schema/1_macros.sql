-- What every select may use: deterministic ids and slices of texts.

-- An id made of the content: the kind and the first 20 hexadecimal digits of the SHA-256 of the parts.
create macro content_id(kind, parts) as
    kind || '-' || left(sha256(array_to_string(list_transform(parts, lambda part: coalesce(part, chr(30))), chr(31))), 20);

-- The half-open slice of a text in Unicode code points, 0-based as Python counts.
create macro slice(whole, char_start, char_end) as substring(whole, char_start + 1, char_end - char_start);
