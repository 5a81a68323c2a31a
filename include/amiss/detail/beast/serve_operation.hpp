// SPDX-License-Identifier: BSL-1.0
// The composed operation of Boost.Asio that serves one connection, and the timer beside it.
#pragma once

#include <amiss/adapt/beast_limits.hpp>
#include <amiss/detail/beast/connection.hpp>
#include <amiss/detail/beast/stream_steps.hpp>
#include <amiss/server/service.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the operation and the handler of its timer share. `Stream` is a stream, or a reference to one.
template <class Stream, class Native>
class BeastServing {
public:
    using Plain = std::remove_reference_t<Stream>;

    BeastServing(Stream&& served, const Service<Native>& service, const BeastLimits& limits)
        : stream(std::forward<Stream>(served)), connection(service, limits, HasGoodbye<Plain>::value),
          timer(stream.get_executor())
    {}

    /// Asked to stop during a step: a request that is being read is still answered, unless all has to end at once.
    void stop(boost::asio::cancellation_type type)
    {
        connection.finish_soon();
        if (ends_at_once(type) || connection.step() == BeastStep::wait) interrupt();
    }
    static bool ends_at_once(boost::asio::cancellation_type type) noexcept
    {
        using boost::asio::cancellation_type;
        return (type & cancellation_type::terminal) != cancellation_type::none;
    }
    /// Ends the current step early.
    void interrupt()
    {
        is_interrupted = true;
        signal.emit(boost::asio::cancellation_type::terminal);
    }

    Stream stream;
    BeastConnection<Native> connection;
    boost::asio::steady_timer timer;
    boost::asio::cancellation_signal signal{}; ///< for the current step
    bool is_watched = false;                   ///< whether the timer runs
    bool is_interrupted = false;
};

/// Interrupts a step that takes too long. The timer is not set for each step: where it was early, it is set again.
template <class Serving, class Executor>
class BeastWatch {
public:
    using executor_type = Executor;

    static void begin(const std::shared_ptr<Serving>& serving, const Executor& executor)
    {
        if (serving->is_watched && serving->timer.expiry() <= serving->connection.deadline()) return;
        serving->is_watched = true;
        serving->timer.expires_at(serving->connection.deadline());
        serving->timer.async_wait(BeastWatch(serving, executor));
    }

    void operator()(const boost::system::error_code& failure)
    {
        const std::shared_ptr<Serving> serving = serving_.lock();
        if (failure || serving == nullptr) return; // set anew, or no longer needed
        serving->is_watched = false;
        if (std::chrono::steady_clock::now() < serving->connection.deadline()) return begin(serving, executor_);
        serving->interrupt();
    }
    executor_type get_executor() const noexcept { return executor_; }

private:
    BeastWatch(const std::shared_ptr<Serving>& serving, const Executor& executor)
        : serving_(serving), executor_(executor)
    {}

    std::weak_ptr<Serving> serving_;
    Executor executor_;
};

/// The state is on the heap, since it must not move during a step.
template <class Stream, class Native>
class BeastServeOperation {
public:
    BeastServeOperation(Stream&& stream, const Service<Native>& service, const BeastLimits& limits)
        : serving_(std::make_shared<Serving>(std::forward<Stream>(stream), service, limits))
    {}

    /// Begins. Only now the first deadline starts: a lazy completion token may have delayed the operation.
    template <class Self>
    void operator()(Self& self)
    {
        self.reset_cancellation_state(boost::asio::enable_partial_cancellation());
        end_expiry(serving_->stream);
        serving_->connection.begin();
        next(self);
    }
    /// A step has ended.
    template <class Self>
    void operator()(Self& self, boost::system::error_code failure, std::size_t size = 0)
    {
        if (Serving::ends_at_once(self.cancelled())) return complete(self, boost::asio::error::operation_aborted);
        advance(failure, size);
        next(self);
    }

private:
    using Serving = BeastServing<Stream, Native>;

    void advance(const boost::system::error_code& failure, std::size_t size)
    {
        Serving& serving = *serving_;
        const BeastStep previous = serving.connection.step();
        serving.connection.advance(failure, size, std::exchange(serving.is_interrupted, false));
        between_steps(serving.stream, serving.connection, previous);
    }
    template <class Self>
    void next(Self& self)
    {
        Serving& serving = *serving_;
        // A handler may have asked for it, while no step was there to be interrupted.
        if (const auto type = self.cancelled(); type != boost::asio::cancellation_type::none) {
            if (Serving::ends_at_once(type)) return complete(self, boost::asio::error::operation_aborted);
            serving.connection.finish_soon();
        }
        if (serving.connection.step() == BeastStep::done) return complete(self, serving.connection.result());
        if (auto slot = self.get_cancellation_state().slot(); slot.is_connected())
            slot.assign([&serving](boost::asio::cancellation_type type) { serving.stop(type); });
        BeastWatch<Serving, std::decay_t<decltype(self.get_executor())>>::begin(serving_, self.get_executor());
        // Moving `self` takes this object along, but not what it points to.
        auto handler = boost::asio::bind_cancellation_slot(serving.signal.slot(), std::move(self));
        begin_step(serving.stream, serving.connection, std::move(handler));
    }
    // Asio requires that the operation's memory is released before its handler runs.
    template <class Self>
    void complete(Self& self, boost::system::error_code result)
    {
        serving_.reset();
        self.complete(result);
    }

    std::shared_ptr<Serving> serving_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
