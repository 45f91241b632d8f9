-- The figures of the report program, of all interactions (channel is null, all_rows is 1) and by channel. The columns are named as
-- the figures are in the program's JSON. The table is i, made by interactions.sql.
with known as (
    select max(greatest(opened, coalesce(queued, opened), coalesce(answered, opened), coalesce(abandoned, opened),
        coalesce(first_response, opened), coalesce(first_resolved, opened), coalesce(resolved, opened))) as as_of
    from i
),
contacts as (
    select customer, topic, opened,
        lag(opened) over issue as earlier,
        lead(opened) over issue as later
    from (select distinct customer, topic, opened from i where customer is not null and topic is not null)
    window issue as (partition by customer, topic order by opened)
),
cases as (
    select i.*,
        abandoned is not null and answered is null as given_up,
        resolved is null and not (abandoned is not null and answered is null) as is_open,
        coalesce(queued, i.opened) as wait_began,
        case when first_resolved is not null then first_resolved
            when coalesce(reopens, 0) = 0 then resolved end as first_end,
        coalesce(later <= resolved + 604800, false) as is_followed,
        coalesce(earlier >= i.opened - 604800, false) as is_repeat,
        resolved > as_of - 604800 as is_immature
    from i cross join known
    left join contacts on i.customer = contacts.customer and i.topic = contacts.topic and i.opened = contacts.opened
),
measured as (
    select *,
        case when by_customer then first_response - opened end as first_response_time,
        answered - wait_began as speed_of_answer,
        case when given_up then abandoned - wait_began end as time_to_abandon,
        case when not given_up and (talk is not null or hold is not null or wrap is not null)
            then coalesce(talk, 0) + coalesce(hold, 0) + coalesce(wrap, 0) end as handle_time,
        resolved - opened as resolution_time,
        first_end - opened as first_resolution_time,
        resolved is not null and customer is not null and topic is not null and reopens is not null
            and not is_immature as in_first_contact
    from cases
)
select
    grouping(channel) as all_rows,
    channel,
    count(*) as "interactions.value",
    count_if(is_open) as "open-interactions.value",
    count(resolved) as "resolved-interactions.value",
    count_if(complaint) as "complaints.value",
    count(distinct customer) as "distinct-customers.value",

    count(first_response_time) as "first-response-time.count",
    count_if(by_customer and first_response is null and is_open) as "first-response-time.open",
    count_if(by_customer and first_response is null and not is_open) as "first-response-time.missing",
    avg(first_response_time) as "first-response-time.mean",
    min(first_response_time) as "first-response-time.min",
    max(first_response_time) as "first-response-time.max",
    quantile_disc(first_response_time, [0.5, 0.9, 0.95, 0.99]) as "first-response-time.p50,p90,p95,p99",

    count(speed_of_answer) as "speed-of-answer.count",
    count_if(answered is null and is_open) as "speed-of-answer.open",
    avg(speed_of_answer) as "speed-of-answer.mean",
    min(speed_of_answer) as "speed-of-answer.min",
    max(speed_of_answer) as "speed-of-answer.max",
    quantile_disc(speed_of_answer, [0.5, 0.9, 0.95, 0.99]) as "speed-of-answer.p50,p90,p95,p99",

    count(time_to_abandon) as "time-to-abandon.count",
    avg(time_to_abandon) as "time-to-abandon.mean",
    min(time_to_abandon) as "time-to-abandon.min",
    max(time_to_abandon) as "time-to-abandon.max",
    quantile_disc(time_to_abandon, [0.5, 0.9, 0.95, 0.99]) as "time-to-abandon.p50,p90,p95,p99",

    count(handle_time) as "handle-time.count",
    count_if(not given_up and handle_time is null and is_open) as "handle-time.open",
    avg(handle_time) as "handle-time.mean",
    min(handle_time) as "handle-time.min",
    max(handle_time) as "handle-time.max",
    quantile_disc(handle_time, [0.5, 0.9, 0.95, 0.99]) as "handle-time.p50,p90,p95,p99",

    count(resolution_time) as "resolution-time.count",
    count_if(is_open) as "resolution-time.open",
    avg(resolution_time) as "resolution-time.mean",
    min(resolution_time) as "resolution-time.min",
    max(resolution_time) as "resolution-time.max",
    quantile_disc(resolution_time, [0.5, 0.9, 0.95, 0.99]) as "resolution-time.p50,p90,p95,p99",

    count(first_resolution_time) as "first-resolution-time.count",
    count_if(first_end is null and is_open) as "first-resolution-time.open",
    avg(first_resolution_time) as "first-resolution-time.mean",
    min(first_resolution_time) as "first-resolution-time.min",
    max(first_resolution_time) as "first-resolution-time.max",
    quantile_disc(first_resolution_time, [0.5, 0.9, 0.95, 0.99]) as "first-resolution-time.p50,p90,p95,p99",

    count_if(in_first_contact and reopens = 0 and not is_followed) as "first-contact-resolution.numerator",
    count_if(in_first_contact) as "first-contact-resolution.denominator",
    count_if(is_repeat) as "repeat-contact-rate.numerator",
    count_if(customer is not null and topic is not null) as "repeat-contact-rate.denominator",
    count_if(resolved is not null and reopens > 0) as "reopen-rate.numerator",
    count_if(resolved is not null and reopens is not null) as "reopen-rate.denominator",
    count_if(not given_up and transfers > 0) as "transfer-rate.numerator",
    count_if(not given_up and transfers is not null) as "transfer-rate.denominator",
    count_if(complaint) as "complaint-rate.numerator",
    count(complaint) as "complaint-rate.denominator",
    count_if(registered) as "registered-rate.numerator",
    count(registered) as "registered-rate.denominator",
    count_if(given_up) as "abandonment-rate.numerator",
    count_if(answered is not null or abandoned is not null) as "abandonment-rate.denominator",
    count_if(speed_of_answer <= 20) as "service-level.numerator",
    count_if(answered is not null or abandoned is not null) as "service-level.denominator"
from measured
group by grouping sets ((), (channel))
