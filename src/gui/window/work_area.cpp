#include "gui/window/work_area.h"

#include "engine/account_name.h"
#include "engine/accounts/account_store.h"
#include "gui/details/details_panel.h"
#include "gui/details/log_window.h"
#include "gui/queue/filter_bar.h"
#include "gui/queue/queue_filter.h"
#include "gui/queue/queue_model.h"
#include "gui/queue/video_pictures.h"
#include "gui/queue/view/queue_view.h"
#include "gui/theme/theme.h"
#include "gui/widgets/hairlines.h"

#include <QApplication>
#include <QVBoxLayout>

using store::Setting;

namespace gui {

namespace {

constexpr int leastQueueWidth = 660; // no state is cut
// The panel:
constexpr int panelWidth = 352;
constexpr int leastPanelWidth = 300;
constexpr int widestPanel = 480;

QVBoxLayout *plainLayout(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

QString kept(const QByteArray &state)
{
    return QString::fromLatin1(state.toBase64());
}

} // namespace

WorkArea::WorkArea(engine::Engine &engine, QueueModel &model, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_model(model)
    , m_pictures(new VideoPictures(engine.looks(), this))
    , m_filter(new QueueFilter(model, this))
    , m_view(new QueueView)
    , m_filters(new FilterBar(*m_filter))
    , m_details(new DetailsPanel(engine.queue()))
    , m_queuePane(new QWidget)
    , m_splitter(new HairlineSplitter)
{
    m_view->setFilter(m_filter);
    m_view->setPictures(m_pictures);
    m_view->setHint(tr("Drop videos or folders anywhere in this window"));
    QVBoxLayout *queue = plainLayout(m_queuePane);
    queue->addWidget(m_filters);
    queue->addWidget(new Hairline);
    queue->addWidget(m_view);
    m_splitter->addWidget(m_queuePane);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_details->setMinimumWidth(grown(leastPanelWidth, font()));
    for (QWidget *part : {m_queuePane, static_cast<QWidget *>(m_details), m_details->foot()})
        part->installEventFilter(this);
    plainLayout(this)->addWidget(m_splitter);

    connect(m_filters, &FilterBar::groupChosen, m_filter, &QueueFilter::setGroup);
    connect(m_filters, &FilterBar::searchChanged, m_filter, &QueueFilter::setSearch);
    connect(m_filters, &FilterBar::searchLeft, m_view, [this] { m_view->setFocus(); });
    connect(m_view, &QueueView::clearSearchWanted, m_filters, &FilterBar::clearSearch);
    connect(m_view, &QueueView::selectionChangedTo, m_details, &DetailsPanel::showUploads);
    connect(m_details, &DetailsPanel::backRequested, this, &WorkArea::goBack);
    connect(m_details, &DetailsPanel::selectRequested, m_view, &QueueView::selectThese);
    connect(&engine, &engine::Engine::categoriesChanged, this,
            [this] { m_details->setCategories(m_engine.categories()); });
    connect(qApp, &QApplication::focusChanged, this, &WorkArea::followFocus);
    m_details->setCategories(engine.categories());
    m_details->setLooks(engine.looks(), *m_pictures);
    const auto tellApi = [this] {
        m_details->setApi(m_engine.account().credentials().api);
    };
    connect(&engine.accounts(), &transfer::AccountSessions::stateChanged, this, tellApi);
    tellApi();
    tellAccounts();
    connect(&engine.accounts(), &transfer::AccountSessions::stateChanged, this, &WorkArea::tellAccounts);
    connect(&engine.accountStore(), &engine::AccountStore::listChanged, this, &WorkArea::tellAccounts);
    connect(m_details, &DetailsPanel::logWanted, this, [this](transfer::UploadId id) {
        if (const transfer::Upload *upload = m_engine.queue().find(id))
            LogWindow::show(m_engine.profile(), upload->record(), window());
    });
    m_details->setTemplates(new ingest::Templates(engine.settings(), this));
}

WorkArea::~WorkArea()
{
    qApp->disconnect(this); // what is taken apart loses the focus
}

// In practice mode there is one, whatever signs in.
void WorkArea::tellAccounts()
{
    QList<AccountChoice> choices;
    transfer::AccountId byDefault;
    const QList<engine::KnownAccount> all =
        m_engine.practice() ? QList<engine::KnownAccount>() : m_engine.accountStore().list();
    for (const engine::KnownAccount &account : all) {
        choices.append({account.id, account.name, account.api});
        if (account.isDefault)
            byDefault = account.id;
    }
    m_details->setAccounts(choices, byDefault);
    m_model.setAccountsNamed(choices.size() > 1);
    m_details->setAccountNames(
        [this](const transfer::AccountId &id) { return engine::accountName(m_engine, id); });
}

bool WorkArea::fitsBeside() const
{
    return width() >= grown(leastQueueWidth + leastPanelWidth, font());
}

bool WorkArea::panelShown() const
{
    return fitsBeside() ? m_wanted : m_alone;
}

void WorkArea::arrange()
{
    if (fitsBeside())
        m_alone = false;
    m_details->setVisible(panelShown());
    m_queuePane->setVisible(!m_alone);
    m_details->setAlone(m_alone);
    m_details->setMaximumWidth(m_alone ? QWIDGETSIZE_MAX : grown(widestPanel, font()));
    emit panelShownChanged(panelShown());
}

void WorkArea::showPanel(bool shown)
{
    if (fitsBeside())
        m_wanted = shown;
    else
        m_alone = shown;
    arrange();
}

void WorkArea::editDetails()
{
    if (m_view->selectedIds().isEmpty())
        return;
    showPanel(true);
    m_details->focusFirst();
}

void WorkArea::showGroup(Group group)
{
    if (m_alone) {
        m_alone = false;
        arrange();
    }
    m_filters->clearSearch();
    m_filters->choose(group);
}

QRect WorkArea::listArea() const
{
    if (!m_alone)
        return {m_queuePane->mapTo(this, QPoint()), m_queuePane->size()};
    QRect area(m_details->mapTo(this, QPoint()), m_details->size());
    if (const QWidget *foot = m_details->foot(); foot->isVisibleTo(m_details))
        area.setBottom(foot->mapTo(this, QPoint()).y() - 1);
    return area;
}

bool WorkArea::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        emit footChanged();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void WorkArea::goBack()
{
    m_alone = false;
    arrange();
    m_view->setFocus();
}

// A field that locks, or a button that has done its work, hands the keyboard to whatever comes next in the
// window, where the next key would do something else: the queue takes it instead.
void WorkArea::followFocus(QWidget *left, QWidget *now)
{
    const bool lost = left && m_details->isAncestorOf(left)
                      && (left->isHidden() || !left->isVisible() || !left->isEnabled());
    if (!lost || !m_queuePane->isVisible() || (now && now->window() != window()))
        return;
    const auto toQueue = [this] {
        if (!m_details->isAncestorOf(QApplication::focusWidget()))
            m_view->setFocus();
    };
    QMetaObject::invokeMethod(m_view, toQueue, Qt::QueuedConnection); // the panel may place it itself
}

void WorkArea::restore()
{
    const store::Settings &settings = m_engine.settings();
    const auto state = [&settings](Setting setting) {
        return QByteArray::fromBase64(settings.text(setting).toLatin1());
    };
    m_view->restoreColumns(state(Setting::HeaderState));
    m_wanted = settings.boolValue(Setting::PanelShown);
    if (!m_splitter->restoreState(state(Setting::SplitterState)))
        m_splitter->setSizes({width() - grown(panelWidth, font()), grown(panelWidth, font())});
    m_splitter->setHandleWidth(1); // what was kept may be another style's
    arrange();
}

void WorkArea::save()
{
    m_details->keepTyped();
    store::Settings &settings = m_engine.settings();
    settings.setValue(Setting::HeaderState, kept(m_view->saveColumns()));
    settings.setValue(Setting::PanelShown, m_wanted);
    if (m_details->isVisible() && m_queuePane->isVisible())
        settings.setValue(Setting::SplitterState, kept(m_splitter->saveState()));
}

void WorkArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace gui
