-- Reads a file of interactions into the table i: only the columns that the report needs, times in seconds. The types are given, as
-- guessing them takes a second look. An id that occurs twice is an error here, where the report program keeps the first row.
create table i as
select
    id,
    customer,
    channel,
    topic,
    coalesce(origin, 'customer') = 'customer' as by_customer,
    epoch_ms(opened_at) // 1000 as opened,
    epoch_ms(queued_at) // 1000 as queued,
    epoch_ms(answered_at) // 1000 as answered,
    epoch_ms(abandoned_at) // 1000 as abandoned,
    epoch_ms(first_response_at) // 1000 as first_response,
    epoch_ms(first_resolved_at) // 1000 as first_resolved,
    epoch_ms(resolved_at) // 1000 as resolved,
    talk_s as talk,
    hold_s as hold,
    wrap_s as wrap,
    reopens,
    transfers,
    complaint,
    registered
from read_csv('%s', header = true, delim = ',', quote = '"', columns = {
    'id': 'varchar', 'opened_at': 'timestamp', 'customer': 'varchar', 'agent': 'varchar', 'team': 'varchar',
    'channel': 'varchar', 'segment': 'varchar', 'topic': 'varchar', 'tags': 'varchar', 'origin': 'varchar',
    'queued_at': 'timestamp', 'answered_at': 'timestamp', 'abandoned_at': 'timestamp', 'first_response_at': 'timestamp',
    'first_resolved_at': 'timestamp', 'resolved_at': 'timestamp', 'talk_s': 'integer', 'hold_s': 'integer',
    'wrap_s': 'integer', 'agent_replies': 'integer', 'customer_messages': 'integer', 'agents': 'integer',
    'reopens': 'integer', 'transfers': 'integer', 'complaint': 'boolean', 'registered': 'boolean', 'region': 'varchar'})
